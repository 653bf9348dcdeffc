package io.banyan.applications;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the surroundings of an application were when its release or restart was asked for. They are kept with the intent,
 * so that what a generation means never changes afterwards.
 *
 * @param routesDomain suffix of host names, for example {@code localhost}
 * @param variables what the environment offers to resources of type {@code environment}
 * @param neighbours the ports of the other applications of the environment, by application and port name
 */
public record Facts(
        String routesDomain,
        SortedMap<String, Value> variables,
        SortedMap<String, SortedMap<String, Integer>> neighbours) {

    public Facts {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        neighbours = Collections.unmodifiableSortedMap(new TreeMap<>(neighbours));
    }

    public static Facts of(String routesDomain) {
        return new Facts(routesDomain, new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));
    }

    /** A value, and whether it must never be shown. */
    public record Value(String text, boolean secret) {
        @Override
        public String toString() {
            return secret ? "(secret)" : text;
        }
    }
}
