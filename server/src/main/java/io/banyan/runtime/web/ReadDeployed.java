package io.banyan.runtime.web;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.EnvironmentName;
import io.banyan.runtime.observed.ObservedApplication;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.Zones;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.runtime.routes.DeclaredRoute;
import io.banyan.runtime.routes.Routes;
import io.banyan.tenancy.TribeScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads intent and observation of one application, or of an environment in a fixed number of queries. */
@Component
class ReadDeployed {
    private final Intents intents;
    private final ObservedApplications observed;
    private final Rollouts rollouts;
    private final Routes routes;
    private final Zones zones;

    ReadDeployed(Intents intents, ObservedApplications observed, Rollouts rollouts, Routes routes, Zones zones) {
        this.intents = intents;
        this.observed = observed;
        this.rollouts = rollouts;
        this.routes = routes;
        this.zones = zones;
    }

    DescribeDeployed.Facts facts(Intent intent) {
        ApplicationRef ref = intent.ref();
        return new DescribeDeployed.Facts(
                intent,
                observed.find(ref).orElseGet(() -> ObservedApplication.unknown(ref)),
                rollouts.newest(ref),
                routes.of(ref),
                zones.find());
    }

    Deployed one(Intent intent) {
        return DescribeDeployed.of(facts(intent));
    }

    List<Deployed> ofEnvironment(TribeScope scope, EnvironmentName environment) {
        Map<ApplicationRef, ObservedApplication> seen = observed.ofEnvironment(scope, environment).stream()
                .collect(Collectors.toMap(ObservedApplication::ref, Function.identity()));
        Map<ApplicationRef, Rollout> newest = rollouts.newestOfEnvironment(scope, environment).stream()
                .collect(Collectors.toMap(Rollout::ref, Function.identity()));
        Map<String, List<DeclaredRoute>> declared = routes.ofEnvironment(scope, environment).stream()
                .collect(Collectors.groupingBy(DeclaredRoute::application));
        Optional<Zones.Known> zone = zones.find();
        return intents.ofEnvironment(scope, environment).stream()
                .map(intent -> DescribeDeployed.of(new DescribeDeployed.Facts(
                        intent,
                        seen.getOrDefault(intent.ref(), ObservedApplication.unknown(intent.ref())),
                        Optional.ofNullable(newest.get(intent.ref())),
                        declared.getOrDefault(intent.ref().application().value(), List.of()),
                        zone)))
                .toList();
    }
}
