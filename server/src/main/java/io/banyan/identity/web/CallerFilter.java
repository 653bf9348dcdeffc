package io.banyan.identity.web;

import io.banyan.identity.IdentityError;
import io.banyan.identity.Sessions;
import io.banyan.identity.Sessions.SignedIn;
import io.banyan.identity.Tokens;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Finds out who calls, by token or by session. Says nothing about what they may do. */
class CallerFilter extends OncePerRequestFilter {
    static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> WHILE_PASSWORD_MUST_CHANGE = Set.of("/api/v1/session", "/api/v1/session/password");

    private final Sessions sessions;
    private final Tokens tokens;
    private final Refusals refusals;
    private final HandlerExceptionResolver failures;

    CallerFilter(Sessions sessions, Tokens tokens, Refusals refusals, HandlerExceptionResolver failures) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.refusals = refusals;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<Caller> caller = caller(request);
            caller.ifPresent(CallerFilter::signIn);
        } catch (BanyanException refusal) {
            failures.resolveException(request, response, null, refusal);
            return;
        } catch (RuntimeException failure) {
            failures.resolveException(request, response, null, failure);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            Optional<Caller> caller = authorization.startsWith(BEARER)
                    ? tokens.find(authorization.substring(BEARER.length()).strip(), request.getRemoteAddr())
                    : Optional.empty();
            if (caller.isEmpty()) {
                throw refusals.refuse(request, Optional.empty(), new BanyanException(IdentityError.TOKEN_INVALID));
            }
            return caller;
        }
        Optional<String> secret = SessionCookie.read(request);
        Optional<SignedIn> signedIn = secret.flatMap(value -> sessions.find(value, request.getRemoteAddr()));
        if (signedIn.isEmpty()) {
            return Optional.empty();
        }
        Caller caller = signedIn.get().caller();
        requireOwnPage(request, secret.orElseThrow(), caller);
        if (signedIn.get().mustChangePassword() && !WHILE_PASSWORD_MUST_CHANGE.contains(request.getRequestURI())) {
            throw refusals.refuse(
                    request, Optional.of(caller), new BanyanException(IdentityError.PASSWORD_CHANGE_REQUIRED));
        }
        return Optional.of(caller);
    }

    /** A browser adds the cookie whichever page asks; the header and the origin tell which page it was. */
    private void requireOwnPage(HttpServletRequest request, String secret, Caller caller) {
        boolean socket = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        boolean ours;
        if (socket) {
            ours = sameOrigin(request.getHeader("Origin"), request.getHeader("Host"));
        } else if (SAFE_METHODS.contains(request.getMethod())) {
            ours = true;
        } else {
            String given = request.getHeader(CSRF_HEADER);
            ours = signingIn(request) || (given != null && Sessions.csrfTokenMatches(secret, given));
        }
        if (!ours) {
            throw refusals.refuse(request, Optional.of(caller), new BanyanException(IdentityError.CSRF_TOKEN_WRONG));
        }
    }

    /** A page with an old cookie must be able to sign in again; it proves itself by the password. */
    private static boolean signingIn(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && (request.getRequestURI().equals("/api/v1/session")
                        || request.getRequestURI().equals("/api/v1/session/token"));
    }

    private static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static void signIn(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
    }
}
