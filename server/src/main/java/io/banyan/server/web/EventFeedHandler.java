package io.banyan.server.web;

import io.banyan.kernel.EventFeed;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;

/** Sends the {@link EventFeed} that a controller returns. */
class EventFeedHandler implements HandlerMethodReturnValueHandler {
    private final Supplier<OpenFeeds> feeds;
    private final ResponseBodyEmitterReturnValueHandler events =
            new ResponseBodyEmitterReturnValueHandler(List.of(new StringHttpMessageConverter()));

    EventFeedHandler(Supplier<OpenFeeds> feeds) {
        this.feeds = feeds;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return EventFeed.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws Exception {
        if (value instanceof EventFeed feed) {
            events.handleReturnValue(feeds.get().open(feed), type, container, request);
        }
    }
}
