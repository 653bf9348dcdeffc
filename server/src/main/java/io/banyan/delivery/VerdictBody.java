package io.banyan.delivery;

import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict;
import java.util.Optional;

/**
 * A verdict as the contract shows it.
 *
 * @param faultType whose turn it is, when it failed
 */
public record VerdictBody(
        Verdict.Result result,
        Optional<FaultType> faultType,
        Optional<String> code,
        String message,
        Optional<String> nextStep,
        Optional<Verdict.Evidence> evidence) {

    public static VerdictBody of(Verdict verdict) {
        return new VerdictBody(
                verdict.result(),
                verdict.type(),
                verdict.code(),
                verdict.message(),
                verdict.nextStep(),
                verdict.evidence());
    }
}
