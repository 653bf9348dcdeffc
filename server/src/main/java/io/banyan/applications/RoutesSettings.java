package io.banyan.applications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How applications are reached from outside.
 *
 * @param domain suffix of the host names {@code <application>.<environment>.<tribe>.<domain>}; default
 *     {@code localhost}, which browsers resolve to this machine
 */
@ConfigurationProperties("banyan.routes")
public record RoutesSettings(@DefaultValue("localhost") String domain) {}
