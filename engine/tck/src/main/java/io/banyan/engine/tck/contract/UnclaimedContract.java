package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.banyan.engine.Capability;
import io.banyan.engine.FaultCode;
import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.spec.Certificate;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.ServiceDraft;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an engine does not claim it refuses, instead of leaving it out in silence. */
@Proves(Capability.WORKLOADS)
public abstract class UnclaimedContract extends Contract {
    private static final Probe HTTP = Probe.of(Check.Http.get(8080, "/ready"));
    private static final Probe EXEC = Probe.of(new Check.Exec(List.of("true")));

    @Test
    void whatIsNotClaimedIsRefused() {
        Map<Capability, UnaryOperator<ServiceDraft>> needs = needs();
        needs.keySet().removeAll(tck().claimed());
        boolean all = tck().claimed().containsAll(needs().keySet())
                && tck().claimed()
                        .containsAll(
                                List.of(Capability.EXEC, Capability.REPLACE, Capability.ROUTES, Capability.ROUTES_TLS));
        assumeFalse(all, "everything that can be refused is claimed");

        needs.forEach((capability, need) -> assertThat(capability)
                .satisfies(each -> assertRefused(
                        FaultCode.CAPABILITY_NOT_SUPPORTED,
                        () -> scene().service("web", draft -> need.apply(bare(draft))))));
        if (!tck().claimed().contains(Capability.EXEC)) {
            assertRefused(
                    FaultCode.CAPABILITY_NOT_SUPPORTED,
                    () -> tck().engine()
                            .exec(new InstanceId(scene().name("web"), "nobody"), ExecRequest.plain("true")));
        }
        if (!tck().claimed().contains(Capability.REPLACE)) {
            assertRefused(
                    FaultCode.CAPABILITY_NOT_SUPPORTED,
                    () -> tck().engine().replace(new InstanceId(scene().name("web"), "nobody")));
        }
        if (!tck().claimed().contains(Capability.ROUTES)) {
            assertRefused(
                    FaultCode.CAPABILITY_NOT_SUPPORTED,
                    () -> scene().routes(List.of(), Route.http("a.localhost", "/", "web", 80)));
        } else if (!tck().claimed().contains(Capability.ROUTES_TLS)) {
            assertRefused(
                    FaultCode.CAPABILITY_NOT_SUPPORTED,
                    () -> scene().routes(List.of(new Certificate("any", "chain", "key"))));
        }
    }

    private static ServiceDraft bare(ServiceDraft draft) {
        return draft.probes(Probes.NONE);
    }

    private static Map<Capability, UnaryOperator<ServiceDraft>> needs() {
        Map<Capability, UnaryOperator<ServiceDraft>> needs = new EnumMap<>(Capability.class);
        needs.put(
                Capability.HTTP2,
                draft -> draft.offering(new ServicePort("web", 80, 8080, ServicePort.Protocol.HTTP2)));
        needs.put(Capability.PROBES_HTTP, draft -> draft.probes(Probes.ready(HTTP)));
        needs.put(Capability.PROBES_EXEC, draft -> draft.probes(Probes.ready(EXEC)));
        needs.put(Capability.RESOURCE_LIMITS, draft -> draft.resources(Resources.limit(100, 1L << 27)));
        needs.put(Capability.ENVIRONMENT_VARIABLES, draft -> draft.variable(Variable.plain("A", "b")));
        needs.put(Capability.FILES, draft -> draft.file(new FileMount("/etc/a", new byte[0], 0444, false)));
        needs.put(Capability.VOLUMES, draft -> draft.volume("data", "/data"));
        needs.put(
                Capability.SEVERAL_CONTAINERS,
                draft -> draft.with(ContainerSpec.of("side", draft.main().image())));
        return needs;
    }
}
