package io.banyan.server.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.ExpectedGeneration;
import io.banyan.kernel.Generation;
import io.banyan.kernel.PageRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What any endpoint may ask for by declaring a parameter: who calls, which page, which generation they saw. */
class ContractArguments implements HandlerMethodArgumentResolver {
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == PageRequest.class || type == ExpectedGeneration.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        if (type == Caller.class) {
            return caller().orElseThrow(
                            () -> new IllegalStateException("an endpoint that is open asks for its caller"));
        }
        return type == PageRequest.class ? page(request) : expected(request);
    }

    static Optional<Caller> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static PageRequest page(NativeWebRequest request) {
        String limit = request.getParameter("limit");
        try {
            return PageRequest.of(
                    limit == null ? PageRequest.DEFAULT : Integer.parseInt(limit),
                    Optional.ofNullable(request.getParameter("cursor")));
        } catch (NumberFormatException notANumber) {
            throw new BanyanException(notANumber, CommonError.INVALID, "limit", "1.." + PageRequest.MAXIMUM);
        }
    }

    private static ExpectedGeneration expected(NativeWebRequest request) {
        String tag = request.getHeader("If-Match");
        if (tag == null) {
            throw new BanyanException(CommonError.PRECONDITION_MISSING);
        }
        Matcher matcher = ENTITY_TAG.matcher(tag.strip());
        if (!matcher.matches()) {
            throw new BanyanException(CommonError.INVALID, "If-Match", tag);
        }
        return new ExpectedGeneration(new Generation(Long.parseLong(matcher.group(1))));
    }
}
