package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.tck.CommandResult;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Exec;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Run a command in an instance, with or without a terminal. */
@Proves(Capability.EXEC)
public abstract class ExecContract extends Contract {
    private static final String SIZE =
            "i=0; while [ \"$(stty size)\" = '0 0' ] && [ $i -lt 50 ]; do i=$((i+1)); sleep 0.1; done; stty size";

    @Test
    void aCommandsOutputAndExitCodeComeBack() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result = web.run("PRINT", "hello", "world");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("hello\nworld\n");
        assertThat(web.run("EXIT", "7").exitCode()).isEqualTo(7);
    }

    @Test
    void standardErrorComesBackOnItsOwn() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result = web.run("READ", "/no/such/file");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).contains("/no/such/file");
    }

    @Test
    void aCommandReadsWhatIsTyped() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        try (Exec.Pending cat = web.begin(web.only(), "CAT")) {
            CommandResult result = cat.type("one\ntwo\n").await();

            assertThat(result.exitCode()).isZero();
            assertThat(result.output()).isEqualTo("one\ntwo\n");
        }
    }

    /** Interfaces of the field set the size just after the start: the command waits for it, five seconds at most. */
    @Test
    void aTerminalHasTheSizeThatWasAskedFor() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result =
                web.exec(web.only(), new ExecRequest(Optional.empty(), List.of("/bin/sh", "-c", SIZE), true, 101, 37));

        assertThat(result.output().strip()).isEqualTo("37 101");
    }

    @Test
    void withoutATerminalThereIsNone() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result = web.exec(web.only(), ExecRequest.plain("/usr/bin/stty", "size"));

        assertThat(result.exitCode()).isNotZero();
    }

    @Test
    void aCommandThatIsNotThereSaysSo() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();

        CommandResult result = web.exec(web.only(), ExecRequest.plain("/no/such/command"));

        assertThat(result.exitCode()).isIn(126, 127);
    }

    @Test
    void anInstanceThatIsNotThereIsUnknown() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        InstanceId killed = web.only();
        tck().underTest().kill(killed);
        web.awaitGone(killed).awaitComplete();

        assertRefused(FaultCode.UNKNOWN_INSTANCE, () -> tck().engine().exec(killed, ExecRequest.plain("true")));
        assertRefused(
                FaultCode.UNKNOWN_INSTANCE,
                () -> tck().engine().exec(new InstanceId(web.id(), "nobody"), ExecRequest.plain("true")));
    }
}
