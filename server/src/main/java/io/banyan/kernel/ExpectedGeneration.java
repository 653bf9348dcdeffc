package io.banyan.kernel;

/**
 * The generation that a client last saw and wants to change. Controllers declare it as a parameter; it is read from
 * {@code If-Match}, and a request without that header is refused with PRECONDITION_MISSING.
 */
public record ExpectedGeneration(Generation value) {

    /**
     * Refuses a change that is based on an older state.
     *
     * @throws BanyanException GENERATION_STALE when somebody else changed it in the meantime
     */
    public void requireCurrent(Generation current) {
        if (!value.equals(current)) {
            throw new BanyanException(CommonError.GENERATION_STALE, value.value(), current.value());
        }
    }
}
