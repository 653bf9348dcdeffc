package io.banyan.runtime.rollouts;

import io.banyan.engine.observed.InstanceObservation;
import io.banyan.kernel.FaultType;
import io.banyan.kernel.Verdict.Result;
import java.util.Optional;

/**
 * How a roll ended, before evidence was collected.
 *
 * @param culprit the instance whose logs and exit tell why
 */
public record Judgement(
        Result result,
        Optional<FaultType> type,
        Optional<String> code,
        String message,
        Optional<String> nextStep,
        Optional<InstanceObservation> culprit) {

    static Judgement succeeded(String message) {
        return new Judgement(
                Result.SUCCEEDED, Optional.empty(), Optional.empty(), message, Optional.empty(), Optional.empty());
    }

    static Judgement ended(Result result, String message) {
        return new Judgement(result, Optional.empty(), Optional.empty(), message, Optional.empty(), Optional.empty());
    }

    static Judgement failed(
            FaultType type, String code, String message, String nextStep, Optional<InstanceObservation> culprit) {
        return new Judgement(
                Result.FAILED, Optional.of(type), Optional.of(code), message, Optional.of(nextStep), culprit);
    }
}
