package io.banyan.identity.web;

import io.banyan.identity.Memberships;
import io.banyan.identity.Passwords;
import io.banyan.identity.People;
import io.banyan.identity.SecondFactor;
import io.banyan.identity.SecondFactor.Enrolment;
import io.banyan.identity.Sessions;
import io.banyan.identity.Tokens;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and what people do with their own credentials. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final Sessions sessions;
    private final Tokens tokens;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final People people;
    private final Memberships memberships;

    SessionController(
            Sessions sessions,
            Tokens tokens,
            Passwords passwords,
            SecondFactor secondFactor,
            People people,
            Memberships memberships) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.people = people;
        this.memberships = memberships;
    }

    record SignInBody(
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 200) String password,
            Optional<String> code) {
        @Override
        public String toString() {
            return "SignInBody[" + name + "]";
        }
    }

    record TokenSignInBody(
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 200) String password,
            Optional<String> code,
            @NotBlank @Size(max = 100) String tokenName,
            Optional<@Min(1) @Max(3650) Integer> expiresInDays) {
        @Override
        public String toString() {
            return "TokenSignInBody[" + name + "]";
        }
    }

    record PasswordBody(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 200) String replacement) {
        @Override
        public String toString() {
            return "PasswordBody[]";
        }
    }

    record CodeBody(@NotNull @Size(max = 10) String code) {}

    record ProofBody(@NotNull @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "ProofBody[]";
        }
    }

    @PostMapping
    MeBody signIn(@Valid @RequestBody SignInBody body, HttpServletRequest request, HttpServletResponse response) {
        String secret = sessions.open(body.name(), body.password(), body.code(), request.getRemoteAddr());
        SessionCookie.write(request, response, secret);
        Caller caller = sessions.find(secret, request.getRemoteAddr())
                .orElseThrow(() -> new BanyanException(CommonError.INTERNAL, ""))
                .caller();
        return me(caller, Optional.of(secret));
    }

    @GetMapping
    MeBody me(Caller caller, HttpServletRequest request) {
        return me(caller, caller.via() == Caller.Via.SESSION ? SessionCookie.read(request) : Optional.empty());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(secret -> sessions.close(caller, secret));
        SessionCookie.delete(request, response);
    }

    @PostMapping("/token")
    @ResponseStatus(HttpStatus.CREATED)
    FreshTokenBody signInForToken(@Valid @RequestBody TokenSignInBody body, HttpServletRequest request) {
        return FreshTokenBody.of(tokens.signIn(
                body.name(),
                body.password(),
                body.code(),
                body.tokenName(),
                body.expiresInDays().map(days -> Duration.ofDays(days)),
                request.getRemoteAddr()));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Caller caller,
            @Valid @RequestBody PasswordBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireSession(caller);
        passwords.change(caller, body.current(), body.replacement());
        SessionCookie.delete(request, response);
    }

    @PostMapping("/totp")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolment beginTotp(Caller caller) {
        requireSession(caller);
        return secondFactor.begin(caller);
    }

    @PutMapping("/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmTotp(Caller caller, @Valid @RequestBody CodeBody body) {
        requireSession(caller);
        secondFactor.confirm(caller, body.code());
    }

    @DeleteMapping("/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTotp(Caller caller, @Valid @RequestBody ProofBody body) {
        requireSession(caller);
        secondFactor.remove(caller, body.password());
    }

    /** Somebody's own credentials are changed by somebody who signed in, not by a token. */
    private static void requireSession(Caller caller) {
        if (caller.via() != Caller.Via.SESSION) {
            throw new BanyanException(CommonError.FORBIDDEN, "session");
        }
    }

    private MeBody me(Caller caller, Optional<String> secret) {
        return new MeBody(
                PersonBody.of(people.get(caller, caller.person())),
                memberships.of(caller).stream().map(MeBody.MembershipBody::of).toList(),
                secret.map(Sessions::csrfToken),
                caller.scopes());
    }
}
