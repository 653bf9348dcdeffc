package io.banyan.engine.container;

import io.banyan.engine.tck.EngineTck;
import io.banyan.engine.tck.EngineUnderTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The container engine keeps every contract, on a real container service with its real data path. */
@Tag("containers")
@Execution(ExecutionMode.CONCURRENT)
class ContainerEngineTckTest extends EngineTck {
    @Override
    protected EngineUnderTest open() throws Exception {
        return new TckMachine(Files.createTempDirectory("banyan-tck"));
    }
}
