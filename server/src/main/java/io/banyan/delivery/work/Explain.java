package io.banyan.delivery.work;

import io.banyan.delivery.DeliveryFailed;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.Verdict;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;

/** Turns what stopped a deployment before its rollout into its verdict. */
final class Explain {
    private static final List<String> BUNDLES =
            List.of("messages.errors-delivery", "messages.errors-applications", "messages.errors");

    private Explain() {}

    static Verdict failed(Exception cause) {
        return switch (cause) {
            case DeliveryFailed failed -> verdict(failed.code(), failed.arguments(), failed.decisiveLines());
            case BanyanException refused -> verdict(refused.code(), refused.arguments(), List.of());
            default -> verdict(CommonError.INTERNAL, List.of(cause.getClass().getSimpleName()), List.of());
        };
    }

    private static Verdict verdict(ErrorCode code, List<Object> arguments, List<String> decisiveLines) {
        Verdict.Evidence evidence = new Verdict.Evidence(
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                decisiveLines);
        return new Verdict(
                Verdict.Result.FAILED,
                Optional.of(code.type()),
                Optional.of(code.code()),
                text(code, "detail", arguments).orElse(code.code()),
                text(code, "next", arguments),
                Optional.of(evidence));
    }

    private static Optional<String> text(ErrorCode code, String part, List<Object> arguments) {
        Object[] texts = arguments.stream().map(String::valueOf).toArray();
        for (String name : BUNDLES) {
            try {
                String pattern = ResourceBundle.getBundle(name, Locale.ROOT).getString(code.code() + "." + part);
                return Optional.of(new MessageFormat(pattern, Locale.ROOT).format(texts));
            } catch (MissingResourceException elsewhere) {
                // The next bundle may have it.
            }
        }
        return Optional.empty();
    }
}
