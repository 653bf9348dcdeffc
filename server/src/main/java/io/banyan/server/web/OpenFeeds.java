package io.banyan.server.web;

import io.banyan.kernel.EventFeed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The event streams that are open. They end before the web server stops, which would else wait for them. */
@Component
class OpenFeeds implements SmartLifecycle {
    private final JsonMapper json;
    private final Set<FeedRun> runs = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    OpenFeeds(JsonMapper json) {
        this.json = json;
    }

    SseEmitter open(EventFeed feed) {
        FeedRun run = new FeedRun(feed, json, runs::remove);
        runs.add(run);
        run.start();
        return run.emitter();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        runs.forEach(FeedRun::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
