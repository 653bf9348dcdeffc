package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.ServicePort.Protocol;
import io.banyan.engine.spec.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GatewayPlanTest {
    private static final EnvironmentId ID = new EnvironmentId("wealth", "dev");
    private static final EnvironmentNetwork NETWORK = new EnvironmentNetwork(
            ID, "net", "10.209.0.0/20", "10.209.0.1", "10.209.0.2", "10.209.0.3", "10.209.8.0/21");

    /** One call of the engine. */
    record Call(int what, int service, int instance, Protocol protocol, boolean probed) {
        EnvironmentState on(EnvironmentState state) {
            String name = "s" + service;
            InstanceEndpoint endpoint = new InstanceEndpoint("i" + instance, "10.209.0." + (16 + instance));
            return switch (what) {
                case 0 ->
                    Services.declare(
                            state,
                            name,
                            List.of(new ServicePort("web", 80, 8000 + instance, protocol)),
                            probed ? Optional.of(new HttpCheck(8000, "/up", Map.of())) : Optional.empty());
                case 1 -> known(state, name) ? phase(state, name, endpoint, InstancePhase.READY) : state;
                case 2 -> known(state, name) ? phase(state, name, endpoint, InstancePhase.DRAINING) : state;
                case 3 -> Services.without(state, name, endpoint.instance());
                default -> state.without(name);
            };
        }

        private static boolean known(EnvironmentState state, String name) {
            return state.services().containsKey(name);
        }

        private static EnvironmentState phase(
                EnvironmentState state, String name, InstanceEndpoint endpoint, InstancePhase phase) {
            return Services.phase(state, new WorkloadId(ID, name), endpoint, phase);
        }
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(Protocol.class),
                        Arbitraries.of(true, false))
                .as(Call::new)
                .list()
                .ofMaxSize(25);
    }

    private static EnvironmentState apply(EnvironmentState state, List<Call> calls) {
        EnvironmentState changed = state;
        for (Call call : calls) {
            changed = call.on(changed).placed(SlotCapacity.ENVIRONMENT);
        }
        return changed;
    }

    private static List<GatewayStep> steps(EnvironmentState state, SimulatedGateway gateway) {
        return GatewayPlan.steps(
                EnvironmentGateway.model(state), gateway.observe(), file -> "content", gateway.hopeless::contains);
    }

    @Property
    void fromAnyStateThePlanLeadsToTheModelAndThenThereIsNothingLeftToDo(
            @ForAll("calls") List<Call> before, @ForAll("calls") List<Call> after) {
        SimulatedGateway gateway = new SimulatedGateway();
        EnvironmentState first = apply(EnvironmentState.of(NETWORK), before);
        gateway.take(steps(first, gateway));
        EnvironmentState second = apply(first, after);
        gateway.take(steps(second, gateway));
        assertThat(steps(second, gateway)).isEmpty();
    }

    @Property
    void atNoStepDoesAServiceWithAReadyInstanceLeadToASlotWithoutOne(
            @ForAll("calls") List<Call> before, @ForAll("calls") List<Call> after) {
        SimulatedGateway gateway = new SimulatedGateway();
        EnvironmentState first = apply(EnvironmentState.of(NETWORK), before);
        gateway.take(steps(first, gateway));
        EnvironmentState second = apply(first, after);
        GatewayModel old = EnvironmentGateway.model(first);
        GatewayModel fresh = EnvironmentGateway.model(second);
        for (GatewayStep step : steps(second, gateway)) {
            gateway.take(List.of(step));
            ObservedGateway seen = gateway.observe();
            seen.map(GatewayModel.SERVICES).forEach((address, slot) -> {
                if (stillServed(old, address) && stillServed(fresh, address) && survives(old, fresh, address)) {
                    assertThat(seen.servers())
                            .as("behind %s after %s", address, step)
                            .anyMatch(server -> server.slot().equals(slot) && server.accepting());
                }
            });
        }
    }

    /** Whether one of the instances that serve the address now is still to serve it. */
    private static boolean survives(GatewayModel old, GatewayModel fresh, String address) {
        return serving(old, address).stream().anyMatch(serving(fresh, address)::contains);
    }

    private static boolean stillServed(GatewayModel model, String address) {
        return !serving(model, address).isEmpty();
    }

    private static List<String> serving(GatewayModel model, String address) {
        String slot = model.map(GatewayModel.SERVICES).get(address);
        return slot == null
                ? List.of()
                : model.slots().getOrDefault(slot, List.of()).stream()
                        .filter(Server::accepting)
                        .map(server -> server.name() + " " + server.address() + ":" + server.port())
                        .toList();
    }

    @Test
    void theDeadAreLeftBeforeAnythingElseAndCutOffOnlyWhenWhatTheyDidWasRepeated() {
        SimulatedGateway gateway = new SimulatedGateway();
        EnvironmentState both = apply(
                EnvironmentState.of(NETWORK),
                List.of(
                        new Call(0, 0, 0, Protocol.HTTP, true),
                        new Call(1, 0, 1, Protocol.HTTP, true),
                        new Call(1, 0, 2, Protocol.HTTP, true)));
        gateway.take(steps(both, gateway));
        EnvironmentState one =
                apply(both, List.of(new Call(3, 0, 1, Protocol.HTTP, true), new Call(1, 0, 3, Protocol.HTTP, true)));
        gateway.busy.add("http-probed-1/i1.s0.dev.wealth");
        List<GatewayStep> first = steps(one, gateway);
        assertThat(first.getFirst()).isEqualTo(new GatewayStep.DisableServer("http-probed-1", "i1.s0.dev.wealth"));
        gateway.take(first);
        assertThat(gateway.busy).isNotEmpty();
        gateway.hopeless.add(
                gateway.observe().server("http-probed-1", "i1.s0.dev.wealth").orElseThrow());
        gateway.take(steps(one, gateway));
        assertThat(gateway.busy).isEmpty();
        assertThat(steps(one, gateway)).isEmpty();
    }

    @Test
    void anInstanceThatLivesIsNotCutOffWhenItsServiceMovesToAnotherSlot() {
        SimulatedGateway gateway = new SimulatedGateway();
        EnvironmentState probed = apply(
                EnvironmentState.of(NETWORK),
                List.of(new Call(0, 0, 0, Protocol.HTTP, true), new Call(1, 0, 1, Protocol.HTTP, true)));
        gateway.take(steps(probed, gateway));
        gateway.busy.add("http-probed-1/i1.s0.dev.wealth");
        EnvironmentState plain = apply(probed, List.of(new Call(0, 0, 0, Protocol.HTTP, false)));
        List<GatewayStep> steps = steps(plain, gateway);
        assertThat(steps).noneMatch(GatewayStep.AbandonServer.class::isInstance);
        gateway.take(steps);
        assertThat(gateway.busy).isNotEmpty();
        gateway.busy.clear();
        gateway.take(steps(plain, gateway));
        assertThat(steps(plain, gateway)).isEmpty();
    }
}
