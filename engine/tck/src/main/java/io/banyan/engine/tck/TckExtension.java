package io.banyan.engine.tck;

import io.banyan.engine.Capability;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Opens the engine, runs the contracts of what it claims, counts how they end and writes the report. */
final class TckExtension
        implements BeforeAllCallback, AfterAllCallback, ExecutionCondition, ParameterResolver, TestWatcher {
    private static final Namespace NAMESPACE = Namespace.create(TckExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (isSuite(context)) {
            EngineTck suite = (EngineTck) context.getRequiredTestInstance();
            Tck tck = new Tck(suite.open());
            context.getStore(NAMESPACE).put(Tck.class, tck);
            context.getStore(NAMESPACE)
                    .put(TckReport.class, new TckReport(tck.engine().describe(), context.getRequiredTestClass()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isSuite(context)) {
            tck(context).ifPresent(tck -> tck.underTest().close());
            if (context.getConfigurationParameter("banyan.tck.report")
                    .filter("none"::equals)
                    .isEmpty()) {
                report(context).ifPresent(TckReport::write);
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Capability> capability = capability(context);
        Optional<Tck> tck = tck(context);
        if (capability.isPresent() && tck.isPresent() && !tck.get().claimed().contains(capability.get())) {
            return ConditionEvaluationResult.disabled(capability.get() + " is not claimed");
        }
        return ConditionEvaluationResult.enabled("claimed, or not about a capability");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tck.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return tck(context).orElseThrow();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        withReport(context, (report, capability) -> report.passed(capability));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        withReport(context, (report, capability) -> report.failed(capability, context.getDisplayName()));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        withReport(
                context,
                (report, capability) -> report.skipped(
                        capability, Objects.toString(cause == null ? null : cause.getMessage(), "no reason given")));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        withReport(context, (report, capability) -> report.skipped(capability, reason.orElse("no reason given")));
    }

    private static void withReport(ExtensionContext context, Entry entry) {
        report(context).ifPresent(report -> capability(context).ifPresent(each -> entry.into(report, each)));
    }

    private static boolean isSuite(ExtensionContext context) {
        return EngineTck.class.isAssignableFrom(context.getRequiredTestClass());
    }

    private static Optional<Capability> capability(ExtensionContext context) {
        return context.getTestClass()
                .map(type -> type.getAnnotation(Proves.class))
                .map(Proves::value);
    }

    private static Optional<Tck> tck(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Tck.class, Tck.class));
    }

    private static Optional<TckReport> report(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(TckReport.class, TckReport.class));
    }

    /** One line about one test. */
    private interface Entry {
        void into(TckReport report, Capability capability);
    }
}
