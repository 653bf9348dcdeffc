package io.banyan.engine.tck;

import io.banyan.engine.tck.contract.AwkwardCharactersContract;
import io.banyan.engine.tck.contract.BuildContract;
import io.banyan.engine.tck.contract.CronJobsContract;
import io.banyan.engine.tck.contract.DiscoveryContract;
import io.banyan.engine.tck.contract.EnvironmentVariablesContract;
import io.banyan.engine.tck.contract.EnvironmentsContract;
import io.banyan.engine.tck.contract.ExecContract;
import io.banyan.engine.tck.contract.FilesContract;
import io.banyan.engine.tck.contract.GracefulStopContract;
import io.banyan.engine.tck.contract.GrpcContract;
import io.banyan.engine.tck.contract.Http2Contract;
import io.banyan.engine.tck.contract.IsolationContract;
import io.banyan.engine.tck.contract.JobsContract;
import io.banyan.engine.tck.contract.LoadBalancingContract;
import io.banyan.engine.tck.contract.LogsContract;
import io.banyan.engine.tck.contract.ProbesExecContract;
import io.banyan.engine.tck.contract.ProbesHttpContract;
import io.banyan.engine.tck.contract.ReplaceContract;
import io.banyan.engine.tck.contract.ResourceLimitsContract;
import io.banyan.engine.tck.contract.RollingUpdateContract;
import io.banyan.engine.tck.contract.RoutesContract;
import io.banyan.engine.tck.contract.RoutesTlsContract;
import io.banyan.engine.tck.contract.ScaleContract;
import io.banyan.engine.tck.contract.SelfHealContract;
import io.banyan.engine.tck.contract.SeveralContainersContract;
import io.banyan.engine.tck.contract.UnclaimedContract;
import io.banyan.engine.tck.contract.UsageContract;
import io.banyan.engine.tck.contract.VolumesContract;
import io.banyan.engine.tck.contract.WebSocketContract;
import io.banyan.engine.tck.contract.WorkloadsContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All contracts. An engine's suite extends this and opens the engine; contracts of what it does not claim are left out
 * and said to be, and {@code target/tck-report.md} and {@code .json} tell how it ended.
 */
@ExtendWith(TckExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(Sentences.class)
public abstract class EngineTck {

    /** Opens the engine, once for all contracts; they close it. */
    protected abstract EngineUnderTest open() throws Exception;

    @Nested
    class Workloads extends WorkloadsContract {}

    @Nested
    class Environments extends EnvironmentsContract {}

    @Nested
    class RollingUpdate extends RollingUpdateContract {}

    @Nested
    class Replace extends ReplaceContract {}

    @Nested
    class SelfHeal extends SelfHealContract {}

    @Nested
    class Scale extends ScaleContract {}

    @Nested
    class Discovery extends DiscoveryContract {}

    @Nested
    class LoadBalancing extends LoadBalancingContract {}

    @Nested
    class Routes extends RoutesContract {}

    @Nested
    class RoutesTls extends RoutesTlsContract {}

    @Nested
    class Http2 extends Http2Contract {}

    @Nested
    class WebSocket extends WebSocketContract {}

    @Nested
    class Grpc extends GrpcContract {}

    @Nested
    class ProbesHttp extends ProbesHttpContract {}

    @Nested
    class ProbesExec extends ProbesExecContract {}

    @Nested
    class ResourceLimits extends ResourceLimitsContract {}

    @Nested
    class EnvironmentVariables extends EnvironmentVariablesContract {}

    @Nested
    class Files extends FilesContract {}

    @Nested
    class Volumes extends VolumesContract {}

    @Nested
    class SeveralContainers extends SeveralContainersContract {}

    @Nested
    class Logs extends LogsContract {}

    @Nested
    class Exec extends ExecContract {}

    @Nested
    class Jobs extends JobsContract {}

    @Nested
    class CronJobs extends CronJobsContract {}

    @Nested
    class Isolation extends IsolationContract {}

    @Nested
    class GracefulStop extends GracefulStopContract {}

    @Nested
    class AwkwardCharacters extends AwkwardCharactersContract {}

    @Nested
    class Usage extends UsageContract {}

    @Nested
    class Build extends BuildContract {}

    @Nested
    class Unclaimed extends UnclaimedContract {}
}
