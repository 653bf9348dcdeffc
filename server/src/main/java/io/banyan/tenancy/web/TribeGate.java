package io.banyan.tenancy.web;

import io.banyan.kernel.Caller;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Closes every endpoint of a tribe, of whichever room, to those who are no members, before anything of the request is read.
 * What a member may do is decided by the endpoint itself.
 */
@Configuration(proxyBeanMethods = false)
class TribeGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String TRIBE = "tribe";

    private final Access access;

    TribeGate(Access access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            // The end of an answer whose request was let in here when it came; no caller is bound to this thread.
            return true;
        }
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get(TRIBE) instanceof String tribe) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
                throw new IllegalStateException("an endpoint of a tribe is open: " + request.getRequestURI());
            }
            access.require(
                    caller,
                    new TribeName(tribe),
                    Role.VIEWER,
                    request.getMethod().toLowerCase(java.util.Locale.ROOT));
        }
        return true;
    }
}
