package io.banyan.engine.tck.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Server;

/** Serves when started without a command or with {@code SERVE}; else see {@link Commands}. */
public final class TestApp {
    private TestApp() {}

    public static void main(String[] arguments) {
        try {
            run(List.of(arguments));
        } catch (Exception e) {
            System.err.println("error: " + e);
            System.exit(1);
        }
    }

    private static void run(List<String> given) throws Exception {
        if (given.isEmpty() || given.getFirst().equals("SERVE")) {
            serve(Knobs.from(System.getenv()), given.isEmpty() ? given : given.subList(1, given.size()));
        } else if (given.getFirst().equals("TRAIN")) {
            Training.run();
        } else {
            System.exit(Commands.run(given));
        }
    }

    private static void serve(Knobs knobs, List<String> arguments) throws Exception {
        say("starting");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            say("stopping");
            LockSupport.parkNanos(knobs.stopDelay().toNanos());
            say("stopped");
        }));
        writeLog(knobs);
        pause(knobs.startDelay());
        Condition condition = new Condition(knobs);
        if (knobs.exitCode().isPresent()) {
            pause(knobs.exitAfter());
            say("exiting with " + knobs.exitCode().getAsInt());
            Runtime.getRuntime().halt(knobs.exitCode().getAsInt());
        }
        listen(knobs, condition, arguments);
        say("serving as " + condition.token());
    }

    static Server listen(Knobs knobs, Condition condition, List<String> arguments) throws Exception {
        Endpoints endpoints = new Endpoints(condition, knobs, arguments);
        if (knobs.tcpPort() > 0) {
            TcpEcho.start(knobs.tcpPort());
        }
        if (knobs.grpcPort() > 0) {
            GrpcEcho.start(knobs.grpcPort(), condition);
        }
        if (knobs.memoryGrowthMebibytes() > 0) {
            endpoints.appetite().eatEverySecond(knobs.memoryGrowthMebibytes());
        }
        endpoints.appetite().beBusy(knobs.busyThreads(), Duration.ofDays(1));
        return HttpServer.start(knobs.port(), endpoints);
    }

    private static void writeLog(Knobs knobs) {
        for (int line = 1; line <= knobs.logLines(); line++) {
            System.out.println("line " + line);
        }
        if (!knobs.logText().isEmpty()) {
            System.out.println(knobs.logText());
        }
    }

    private static void pause(Duration duration) {
        if (duration.isPositive()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }

    private static void say(String text) {
        System.out.println("testapp: " + text);
    }
}
