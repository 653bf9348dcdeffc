package io.banyan.server.web;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** Requests that no endpoint could take. */
enum WebError implements ErrorCode {
    /** Argument: the path. */
    ENDPOINT_UNKNOWN(404),
    /** Arguments: method, the allowed ones. */
    METHOD_NOT_ALLOWED(405),
    /** Argument: what the endpoint produces. */
    NOT_ACCEPTABLE(406),
    /** Argument: what the endpoint takes. */
    MEDIA_TYPE_UNSUPPORTED(415),
    /** Argument: what is wrong with it. */
    BODY_MALFORMED(400),
    /** Arguments: name of the parameter or header, what is wrong with it. */
    PARAMETER_INVALID(400),
    FIELDS_INVALID(422),
    /** Argument: the limit. */
    BODY_TOO_LARGE(413),
    IDEMPOTENCY_IN_PROGRESS(409),
    REQUEST_INVALID(400);

    private final int status;

    WebError(int status) {
        this.status = status;
    }

    @Override
    public FaultType type() {
        return FaultType.USER;
    }

    @Override
    public int status() {
        return status;
    }
}
