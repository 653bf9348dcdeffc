package io.banyan.runtime.doctor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the doctor frowns.
 *
 * @param freeBytesWarning less room on the state directory's disk is a warning
 * @param freeBytesFailed less is a failure: builds and databases are about to stop
 * @param imagesAge base images older than this should be built anew
 * @param certificateEnds certificates that end sooner should be renewed
 * @param clockDifference how far this machine's clock and the database's may differ
 */
@ConfigurationProperties("banyan.doctor")
public record DoctorSettings(
        @DefaultValue("10737418240") long freeBytesWarning,
        @DefaultValue("1073741824") long freeBytesFailed,
        @DefaultValue("30d") Duration imagesAge,
        @DefaultValue("14d") Duration certificateEnds,
        @DefaultValue("2s") Duration clockDifference) {}
