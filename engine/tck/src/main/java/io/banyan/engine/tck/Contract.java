package io.banyan.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What all contracts share: an environment of their own, emptied after every test. Contracts may run beside each other,
 * except those that restart the engine.
 */
@ResourceLock(value = Contract.ENGINE, mode = ResourceAccessMode.READ)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(Sentences.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class Contract {
    /** Name of the lock that whoever restarts the engine holds alone. */
    public static final String ENGINE = "io.banyan.engine.tck.engine";

    private @Nullable Tck tck;
    private @Nullable Scene scene;

    @BeforeAll
    void open(Tck run) {
        tck = run;
        String name = getClass().getAnnotation(Proves.class).value().name().toLowerCase(Locale.ROOT);
        scene = new Scene(run, run.environment(name.replace('_', '-')));
    }

    @AfterEach
    void clear() {
        scene().clear();
    }

    @AfterAll
    void close() {
        scene().close();
    }

    protected final Tck tck() {
        return Objects.requireNonNull(tck);
    }

    protected final Scene scene() {
        return Objects.requireNonNull(scene);
    }

    /** Another environment, which the caller closes. */
    protected final Scene anotherScene() {
        return new Scene(tck(), tck().environment("elsewhere"));
    }

    /** The call is refused with that code, and with words on what happened and what to do. */
    protected static EngineException assertRefused(FaultCode code, ThrowingCallable call) {
        EngineException refusal = catchThrowableOfType(EngineException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.fault().code()).isEqualTo(code);
        assertThat(refusal.fault().message()).isNotBlank();
        assertThat(refusal.fault().nextStep()).isNotBlank();
        return refusal;
    }
}
