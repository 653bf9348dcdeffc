package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.UsageSample;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CPU, memory, network and disk usage per instance. */
@Proves(Capability.USAGE)
public abstract class UsageContract extends Contract {
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void everyRunningInstanceHasASampleWithTheTimeAndTheReleaseAskedFor() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        Instant now = tck().now();

        List<UsageSample> samples = samples(web, now);

        assertThat(samples)
                .extracting(UsageSample::instance)
                .containsExactlyInAnyOrderElementsOf(
                        web.living().stream().map(InstanceObservation::id).toList());
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.at()).isEqualTo(now);
            assertThat(sample.release()).isEqualTo("r1");
        });
    }

    @Test
    void memoryInUseLiesBetweenNothingAndTheLimitAndGrowsWithTheInstance() {
        RunningService web = scene().service("web", draft -> draft.resources(Resources.limit(1000, 512 * MEBIBYTE)))
                .awaitComplete();
        UsageSample before = only(web);
        assertThat(before.memoryLimitBytes()).isEqualTo(512 * MEBIBYTE);
        assertThat(before.memoryBytes()).isBetween(10 * MEBIBYTE, 512 * MEBIBYTE);

        web.ask("/eat?mebibytes=100");

        tck().await(
                        "the memory is counted",
                        RunningService.SOON,
                        () -> only(web),
                        after -> after.memoryBytes() > before.memoryBytes() + 90 * MEBIBYTE);
    }

    @Test
    void anInstanceWithoutALimitSaysSo() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        assertThat(only(web).memoryLimitBytes()).isZero();
    }

    @Test
    void processorTimeGrowsWithWork() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        UsageSample before = only(web);

        web.ask("/busy?threads=1&ms=2000");

        tck().await(
                        "the work is counted",
                        RunningService.SOON,
                        () -> only(web),
                        after -> after.cpuNanos() - before.cpuNanos() > 1_000_000_000L);
    }

    @Test
    void networkTrafficIsCounted() {
        RunningService client = scene().client();
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        UsageSample before = only(web);

        client.run("LOAD", "http://" + web.name() + "/whoami", "300", "2", "0");

        tck().await(
                        "the traffic is counted",
                        RunningService.SOON,
                        () -> only(web),
                        after -> after.networkReceivedBytes() - before.networkReceivedBytes() > 10_000
                                && after.networkSentBytes() - before.networkSentBytes() > 10_000);
    }

    @Test
    void whatIsWrittenToDiskIsCounted() {
        RunningService web =
                scene().service("web", draft -> draft.volume("data", "/data")).awaitComplete();
        UsageSample before = only(web);

        assertThat(web.run("FILL", "/data/block", "8").exitCode()).isZero();

        tck().await(
                        "the writing is counted",
                        RunningService.SOON,
                        () -> only(web),
                        after -> after.diskWrittenBytes() - before.diskWrittenBytes() >= 8 * MEBIBYTE);
    }

    @Test
    void anInstanceThatIsGoneHasNoSample() {
        RunningService web = scene().service("web", draft -> draft.replicas(2)).awaitComplete();
        web.change(draft -> draft.replicas(1)).awaitComplete();

        assertThat(samples(web, tck().now())).hasSize(1);
    }

    private UsageSample only(RunningService web) {
        InstanceId instance = web.only();
        return samples(web, tck().now()).stream()
                .filter(sample -> sample.instance().equals(instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + instance));
    }

    private List<UsageSample> samples(RunningService web, Instant now) {
        return tck().engine().usage(now).stream()
                .filter(sample -> sample.instance().workload().equals(web.id()))
                .toList();
    }
}
