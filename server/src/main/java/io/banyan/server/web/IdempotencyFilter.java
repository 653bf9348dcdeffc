package io.banyan.server.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a POST that carries an {@code Idempotency-Key} the same answer however often it is sent. Applies to requests of
 * signed-in callers with a small text body. Runs inside the security filters: it knows who asks.
 */
@Component
@Order(0)
class IdempotencyFilter extends OncePerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "ETag", "Location");

    private final Idempotency idempotency;
    private final HandlerExceptionResolver failures;
    private final JsonMapper json;

    IdempotencyFilter(
            Idempotency idempotency,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures,
            JsonMapper json) {
        this.idempotency = idempotency;
        this.failures = failures;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || (type != null && type.contains("gzip"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = ContractArguments.caller();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Idempotency.Key key = key(caller.get(), request.getHeader(HEADER));
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new BanyanException(WebError.BODY_TOO_LARGE, LARGEST_BODY);
            }
            String fingerprint = fingerprint(request, body);
            if (idempotency.claim(key, fingerprint)) {
                answerAndKeep(key, new RepeatableRequest(request, body), response, chain);
            } else {
                repeat(awaitAnswer(key, fingerprint), response);
            }
        } catch (BanyanException refusal) {
            failures.resolveException(request, response, null, refusal);
        }
    }

    private static Idempotency.Key key(Caller caller, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new BanyanException(CommonError.INVALID, HEADER, "1.." + LONGEST_KEY);
        }
        return new Idempotency.Key(caller.person(), key);
    }

    private void answerAndKeep(
            Idempotency.Key key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, caching);
            if (caching.getStatus() < 500) {
                idempotency.keep(
                        key,
                        new Idempotency.Answer(
                                caching.getStatus(),
                                json.writeValueAsString(headers(caching)),
                                new String(caching.getContentAsByteArray(), StandardCharsets.UTF_8)));
                kept = true;
            }
            caching.copyBodyToResponse();
        } finally {
            if (!kept) {
                idempotency.release(key);
            }
        }
    }

    private Idempotency.Answer awaitAnswer(Idempotency.Key key, String fingerprint) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Idempotency.Known> known = idempotency.find(key);
            if (known.isPresent() && !known.get().fingerprint().equals(fingerprint)) {
                throw new BanyanException(CommonError.IDEMPOTENCY_KEY_REUSED);
            }
            Optional<Idempotency.Answer> answer = known.flatMap(Idempotency.Known::answer);
            if (answer.isPresent()) {
                return answer.get();
            }
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new BanyanException(WebError.IDEMPOTENCY_IN_PROGRESS);
    }

    private void repeat(Idempotency.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        Map<String, String> headers = json.readValue(answer.headers(), new TypeReference<>() {});
        headers.forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(HttpServletResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (request.getRequestURI() + "?" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
