package io.banyan.identity.web;

import io.banyan.identity.Administrators;
import io.banyan.identity.RequiresAdministrator;
import io.banyan.kernel.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Enforces {@link RequiresAdministrator}. */
@Configuration(proxyBeanMethods = false)
class AdministratorGate implements HandlerInterceptor, WebMvcConfigurer {
    private final Administrators administrators;

    AdministratorGate(Administrators administrators) {
        this.administrators = administrators;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && needsAdministrator(method)) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
                throw new IllegalStateException("an endpoint for administrators is open: " + method);
            }
            administrators.require(caller, "request", request.getMethod() + " " + request.getRequestURI());
        }
        return true;
    }

    private static boolean needsAdministrator(HandlerMethod method) {
        return method.hasMethodAnnotation(RequiresAdministrator.class)
                || method.getBeanType().isAnnotationPresent(RequiresAdministrator.class);
    }
}
