package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.kernel.EventFeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

class EventFeedTest {
    private final OpenFeeds feeds = new OpenFeeds(JsonMapper.builder().build());

    @Test
    void eventsAreSentWithIdNameAndData() throws Exception {
        MockHttpServletResponse response = stream(sink -> {
            sink.send(Optional.of("7"), "status", Map.of("state", "running"));
            sink.send("note", List.of(1, 2));
        });
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(response.getContentAsString())
                        .contains(
                                "retry:2000",
                                "event:status\nid:7\ndata:{\"state\":\"running\"}\n\n",
                                "event:note\ndata:[1,2]\n\n"));
        assertThat(response.getContentType()).startsWith("text/event-stream");
    }

    @Test
    void aFeedIsInterruptedWhenTheServerStops() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        stream(sink -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.set(true);
                throw stopped;
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        feeds.stop();
        await().atMost(Duration.ofSeconds(10)).untilTrue(interrupted);
    }

    private MockHttpServletResponse stream(EventFeed feed) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/feed");
        request.setAsyncSupported(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        StandardServletAsyncWebRequest web = new StandardServletAsyncWebRequest(request, response);
        WebAsyncUtils.getAsyncManager(request).setAsyncWebRequest(web);
        MethodParameter type =
                new MethodParameter(EventFeedTest.class.getDeclaredMethod("stream", EventFeed.class), -1);
        new EventFeedHandler(() -> feeds).handleReturnValue(feed, type, new ModelAndViewContainer(), web);
        return response;
    }
}
