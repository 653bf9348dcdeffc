package io.banyan.identity.web;

import static org.springframework.http.HttpMethod.POST;

import io.banyan.identity.Administrators;
import io.banyan.identity.IdentityError;
import io.banyan.identity.Sessions;
import io.banyan.identity.Tokens;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Everything under /api needs a caller, but for what is listed here; what a caller may do is decided in the rooms. Everything
 * else is the console's files, which hold no data.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Styles are added by scripts (the component library does so); scripts come from us alone. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Sessions sessions,
            Tokens tokens,
            Refusals refusals,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        http.csrf(AbstractHttpConfigurer::disable) // CallerFilter checks it: the token belongs to our own session
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessionManagement -> sessionManagement.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frames -> frames.deny())
                        .referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(
                        new CallerFilter(sessions, tokens, refusals, failures), AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, cause) -> refuse(refusals, failures, request, response))
                        .accessDeniedHandler(
                                (request, response, cause) -> refuse(refusals, failures, request, response)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/api/v1/health/live", "/api/v1/health/ready", "/api/v1/version")
                        .permitAll()
                        .requestMatchers(POST, "/api/v1/session", "/api/v1/session/token")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((authentication, context) ->
                                new AuthorizationDecision(administrator(authentication.get())))
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll());
        return http.build();
    }

    private static boolean administrator(Authentication authentication) {
        return authentication.getPrincipal() instanceof Caller caller && Administrators.includes(caller);
    }

    private static void refuse(
            Refusals refusals,
            HandlerExceptionResolver failures,
            HttpServletRequest request,
            HttpServletResponse response) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<Caller> caller = authentication != null && authentication.getPrincipal() instanceof Caller known
                ? Optional.of(known)
                : Optional.empty();
        BanyanException refusal = caller.isPresent()
                ? new BanyanException(CommonError.FORBIDDEN, "administrator")
                : new BanyanException(IdentityError.SIGN_IN_REQUIRED);
        try {
            failures.resolveException(request, response, null, refusals.refuse(request, caller, refusal));
        } catch (BanyanException auditUnavailable) {
            failures.resolveException(request, response, null, auditUnavailable);
        }
    }
}
