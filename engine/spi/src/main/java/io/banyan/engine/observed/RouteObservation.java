package io.banyan.engine.observed;

import io.banyan.engine.Fault;
import io.banyan.engine.spec.Route;
import java.util.Optional;

/**
 * Whether a route is served.
 *
 * @param url where people reach it, as seen from outside
 * @param readyInstances how many instances take its requests now
 */
public record RouteObservation(Route route, String url, int readyInstances, Optional<Fault> fault) {}
