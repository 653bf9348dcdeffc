package io.banyan.engine.spec;

import java.util.OptionalLong;

/**
 * What a container asks for and what it may use at most.
 *
 * @param cpuRequestMillicores thousandths of a core it counts on
 * @param cpuLimitMillicores thousandths of a core it gets at most
 * @param memoryRequestBytes memory it counts on
 * @param memoryLimitBytes memory beyond which it is killed
 */
public record Resources(
        OptionalLong cpuRequestMillicores,
        OptionalLong cpuLimitMillicores,
        OptionalLong memoryRequestBytes,
        OptionalLong memoryLimitBytes) {

    public static final Resources UNLIMITED =
            new Resources(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public static Resources limit(long cpuMillicores, long memoryBytes) {
        return new Resources(
                OptionalLong.empty(),
                OptionalLong.of(cpuMillicores),
                OptionalLong.empty(),
                OptionalLong.of(memoryBytes));
    }
}
