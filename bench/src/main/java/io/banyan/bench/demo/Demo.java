package io.banyan.bench.demo;

import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.installation.Repositories;
import io.banyan.bench.installation.Tribe;
import io.banyan.bench.load.Fetch;
import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.bench.load.Target;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The main job: three samples from Git to live, then a roll, a kill, scaling, two bad releases and a rollback under load.
 * Exits with 1 when anything was not as promised.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String QUOTES = "fund-quotes";
    private static final String WEB = "advisor-web";
    private static final String REPORT = "nav-report";

    private final Installation installation;
    private final Story story = new Story();
    private final Tribe wealth;
    private final Server server;
    private final Path quotes;
    private final Path web;
    private final Path report;

    private String second = "";

    private Demo(Installation installation) throws IOException, InterruptedException {
        this.installation = installation;
        this.server = installation.administrator();
        this.wealth = new Tribe(server, "wealth");
        Repositories repositories = new Repositories(installation.home().resolve("demo/repositories"));
        Path samples = installation.repository().resolve("samples");
        this.quotes = repositories.create(QUOTES, samples.resolve(QUOTES));
        this.web = repositories.create(WEB, samples.resolve(WEB));
        this.report = repositories.create(REPORT, samples.resolve(REPORT));
        Variants.of(quotes);
    }

    public static void main(String[] arguments) throws Exception {
        Demo demo = new Demo(Installation.ofThisMachine());
        demo.ship();
        demo.underLoad();
        demo.verifyAudit();
        demo.openConsole();
        demo.story.tell();
        demo.farewell();
        System.exit(demo.story.failures() == 0 ? 0 : 1);
    }

    private void ship() throws Exception {
        story.step(
                "create the tribe wealth with environments dev and prod",
                () -> wealth.create("Wealth management")
                        .environment("dev", false)
                        .environment("prod", true)
                        .application(QUOTES)
                        .application(WEB)
                        .application(REPORT));
        ship(QUOTES, quotes, 3);
        ship(WEB, web, 2);
        ship(REPORT, report, 0);
        String page =
                story.step("ask advisor-web, which asks fund-quotes by name", () -> reach(url(WEB) + "/api/funds"));
        story.seen("advisor-web shows prices from fund-quotes", page.length() + " bytes", page.contains("000001"));
        story.step("run nav-report once, beside its schedule", this::runReport);
    }

    private void ship(String application, Path repository, int instances) throws Exception {
        JsonNode deployment = story.step(
                "ship " + application + " from Git",
                () -> wealth.verdict(
                        wealth.deployFromGit("dev", application, "file://" + repository, "main"), PATIENCE));
        String result = Json.text(deployment, "verdict.result");
        story.seen(application + " shipped", result, result.equals("succeeded"));
        if (!result.equals("succeeded")) {
            throw new IllegalStateException(
                    application + ": " + Json.at(deployment, "verdict").toPrettyString());
        }
        if (instances > 0) {
            scaleTo(application, instances);
        }
    }

    private JsonNode runReport() throws InterruptedException {
        String path = wealth.path("dev", REPORT) + "/runs";
        String run = Json.text(server.post(path, Map.of()), "name");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = server.get(path);
            for (JsonNode candidate : answer.isArray() ? answer : answer.path("items")) {
                if (Json.text(candidate, "name").equals(run)
                        && !Json.text(candidate, "state").equals("running")) {
                    String state = Json.text(candidate, "state");
                    story.seen("nav-report ran", state, state.equals("succeeded"));
                    return candidate;
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("run " + run + " did not end");
    }

    private void underLoad() throws Exception {
        Target funds = Target.of(url(QUOTES)).withPath("/funds");
        Target slow = funds.withPath("/slow?ms=2000");
        List<Load.Stream> streams =
                List.of(new Load.Stream(funds, 8, Duration.ofMillis(30)), new Load.Stream(slow, 4, Duration.ZERO));

        roll(streams);
        kill(streams);
        scale(streams);
        bad(streams, "crash", "a release that crashes at start");
        bad(streams, "never-ready", "a release that is never ready");
        back(streams);
    }

    private void roll(List<Load.Stream> streams) throws Exception {
        try (Load load = Load.start(streams)) {
            JsonNode deployment = story.step(
                    "roll out a second release under load",
                    () -> wealth.verdict(wealth.deployFromGit("dev", QUOTES, "file://" + quotes, "second"), PATIENCE));
            none("roll", load.stop());
            String result = Json.text(deployment, "verdict.result");
            second = Json.text(deployment, "release");
            story.seen("second release", result, result.equals("succeeded"));
        }
    }

    private void kill(List<Load.Stream> streams) throws Exception {
        try (Load load = Load.start(streams)) {
            String victim = ready().getFirst();
            long start = System.nanoTime();
            story.step("kill an instance", () -> {
                new Engine(installation).instance(victim).kill();
                return wealth.awaitStatus("dev", QUOTES, status -> healed(victim), Duration.ofMinutes(1));
            });
            story.seen("healed after", Math.round((System.nanoTime() - start) / 1e6) + " ms", true);
            none("kill", load.stop());
        }
    }

    private boolean healed(String victim) {
        List<String> ready = ready();
        return ready.size() == 3 && !ready.contains(victim);
    }

    private List<String> ready() {
        return wealth.ready("dev", QUOTES);
    }

    private void scale(List<Load.Stream> streams) throws Exception {
        try (Load load = Load.start(streams)) {
            story.step("scale from 3 to 5", () -> scaleTo(QUOTES, 5));
            story.step("scale from 5 to 2", () -> scaleTo(QUOTES, 2));
            none("scale 3, 5, 2", load.stop());
        }
    }

    private JsonNode scaleTo(String application, int replicas) throws InterruptedException {
        wealth.scale("dev", application, replicas);
        return wealth.awaitStatus(
                "dev",
                application,
                status -> Json.at(status, "status.ready").asInt(-1) == replicas
                        && Json.at(status, "status.wanted").asInt(-1) == replicas
                        && Json.text(status, "status.state").equals("running"),
                PATIENCE);
    }

    private void bad(List<Load.Stream> streams, String branch, String title) throws Exception {
        try (Load load = Load.start(streams)) {
            JsonNode deployment = story.step(
                    "roll out " + title,
                    () -> wealth.verdict(wealth.deployFromGit("dev", QUOTES, "file://" + quotes, branch), PATIENCE));
            none(branch, load.stop());
            JsonNode verdict = Json.at(deployment, "verdict");
            boolean truly = Json.text(verdict, "result").equals("failed")
                    && Json.text(verdict, "faultType").equals("user")
                    && !Json.at(verdict, "evidence.logLines").isEmpty();
            story.seen(
                    title,
                    Json.text(verdict, "result") + ", " + Json.text(verdict, "code") + ", "
                            + Json.at(verdict, "evidence.logLines").size() + " log lines",
                    truly);
        }
    }

    /** From the second release, to which the platform has returned by itself, to the first. */
    private void back(List<Load.Stream> streams) throws Exception {
        wealth.awaitStatus(
                "dev",
                QUOTES,
                status -> Json.text(status, "status.release").equals(second)
                        && Json.text(status, "status.state").equals("running"),
                PATIENCE);
        try (Load load = Load.start(streams)) {
            JsonNode deployment =
                    story.step("roll back", () -> wealth.verdict(wealth.rollback("dev", QUOTES), PATIENCE));
            none("rollback", load.stop());
            String result = Json.text(deployment, "verdict.result");
            story.seen("rollback", result, result.equals("succeeded"));
        }
    }

    private void none(String during, Tally tally) {
        story.seen(
                "failed requests during " + during,
                tally.failed() + " of " + tally.requests(),
                tally.failed() == 0 && tally.requests() > 0);
        tally.failures().stream().limit(5).forEach(failure -> System.out.println("      " + failure));
    }

    private void verifyAudit() throws Exception {
        JsonNode answer = story.step("verify the audit chain", () -> server.get("/audit/verification"));
        story.seen(
                "audit chain intact",
                Json.text(answer, "entries") + " entries",
                Json.at(answer, "intact").asBoolean(false));
    }

    private void openConsole() throws Exception {
        String page = story.step("open the console", () -> reach(installation.address() + "/tribes"));
        story.seen("the console answers", page.length() + " bytes", page.contains("<script type=\"module\""));
    }

    private String reach(String url) throws Exception {
        Fetch.Page page = Fetch.get(Target.of(url));
        if (page.status() != 200) {
            throw new IllegalStateException(url + " answered " + page.status() + ": " + page.body());
        }
        return page.body();
    }

    private String url(String application) {
        String url = Json.text(wealth.status("dev", application), "routes.0.url");
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private void farewell() {
        System.out.println();
        System.out.println("  console        " + installation.address() + "/");
        System.out.println(
                "  sign in        admin, password in " + installation.home() + "/keys/initial-administrator-password");
        System.out.println("  " + WEB + "    " + url(WEB));
        System.out.println("  " + QUOTES + "    " + url(QUOTES));
        System.out.println("  command line   bin/banyan login admin --password-file " + installation.home()
                + "/keys/initial-administrator-password");
        System.out.println("  stop           make down");
    }
}
