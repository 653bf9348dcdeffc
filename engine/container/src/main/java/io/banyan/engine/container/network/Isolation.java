package io.banyan.engine.container.network;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ContainerApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the networks of environments apart whatever happens to others of them.
 *
 * <p>netavark 1.4 leads forwarded packets to its isolation rules by one jump, which it takes out again when any isolated
 * network loses its last container: from then on all the others reach one another, until the next container starts. This
 * jump is Banyan's own, with a comment by which netavark does not find it. Docker needs none.
 */
public final class Isolation {
    private static final Logger log = LoggerFactory.getLogger(Isolation.class);
    private static final String CHAIN = "NETAVARK_ISOLATION_1";
    private static final List<String> JUMP =
            List.of("FORWARD", "-m", "comment", "--comment", "banyan keeps environments apart", "-j", CHAIN);
    private static final long PATIENCE_SECONDS = 10;

    private final ContainerApi api;
    private final AtomicBoolean kept = new AtomicBoolean();

    public Isolation(ContainerApi api) {
        this.api = api;
    }

    /**
     * Puts the jump in where it is missing; idempotent.
     *
     * @throws EngineException ENGINE_FAILED when the machine's packet filter cannot be read or changed
     */
    public synchronized void keep() {
        if (!api.podman() || iptables("-C", JUMP).isEmpty()) {
            kept.set(true);
            return;
        }
        if (kept.get()) {
            log.error("somebody removed the rule that keeps environments apart; it is put back");
        }
        // Refused when the chain is there already, which is what is wanted.
        iptables("-N", List.of(CHAIN));
        String refusal = iptables("-I", JUMP);
        if (!refusal.isEmpty()) {
            throw failed(refusal);
        }
        kept.set(true);
    }

    /** What it says against it; nothing when it was done. */
    private static String iptables(String action, List<String> rule) {
        List<String> command = new ArrayList<>(List.of("iptables", "--wait", action));
        command.addAll(rule);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed("no end after " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue() == 0 ? "" : said.isEmpty() ? "exit code " + process.exitValue() : said;
        } catch (IOException cannotRun) {
            throw failed(String.valueOf(cannotRun.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private static EngineException failed(String why) {
        return new EngineException(new Fault(
                FaultCode.ENGINE_FAILED,
                "environments cannot be kept apart on this machine: iptables: " + why,
                "install iptables and let the control plane change the packet filter (root, or CAP_NET_ADMIN)"));
    }
}
