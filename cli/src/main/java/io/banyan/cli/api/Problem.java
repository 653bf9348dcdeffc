package io.banyan.cli.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as the server tells it (RFC 9457). */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String code,
        @Nullable String faultType,
        @Nullable String nextStep,
        @Nullable String traceId,
        @Nullable List<Field> fields) {

    /** One place in what was sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Field(
            @Nullable String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            String message) {}

    public String faultTypeOrPlatform() {
        return faultType == null ? (status >= 400 && status < 500 ? "user" : "platform") : faultType;
    }
}
