package io.banyan.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong and what to do, instead of a stack. */
class StartAnalyzer extends AbstractFailureAnalyzer<StartException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StartException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.nextStep(), cause);
    }
}
