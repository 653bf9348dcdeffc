package io.banyan.runtime.builds;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where base images come from.
 *
 * @param site the site's own in their place, see {@link io.banyan.images.SiteImages}; empty means Banyan's
 * @param registry where Banyan's were pushed to, for builds that take them from a registry
 */
@ConfigurationProperties("banyan.images")
public record BaseImageSettings(
        @DefaultValue("") String site,
        @DefaultValue("127.0.0.1:5000") String registry) {}
