package io.banyan.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A contract that cannot fail proves nothing: each of these defects is found. */
class ContractsFindDefectsTest {

    @AfterEach
    void behaveAgain() {
        SabotagedSuite.SABOTAGE.set(Sabotage.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theDefectIsFound(Sabotage sabotage) {
        SabotagedSuite.SABOTAGE.set(sabotage);

        TestExecutionSummary summary = run(sabotage.foundBy());

        assertThat(summary.getTestsFoundCount()).isPositive();
        assertThat(summary.getTestsFailedCount()).isPositive();
    }

    @Test
    void withoutADefectNothingIsFound() {
        TestExecutionSummary summary = run("Workloads");

        assertThat(summary.getTestsSucceededCount()).isEqualTo(summary.getTestsFoundCount());
    }

    private static TestExecutionSummary run(String contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId("[engine:junit-jupiter]/[class:"
                        + SabotagedSuite.class.getName() + "]/[nested-class:" + contract + "]"))
                .configurationParameter("banyan.tck.report", "none")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
