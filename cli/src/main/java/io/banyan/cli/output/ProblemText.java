package io.banyan.cli.output;

import io.banyan.cli.api.Problem;
import java.io.PrintWriter;

/** What went wrong and what to do next, for people. */
public final class ProblemText {
    private ProblemText() {}

    public static void print(PrintWriter err, Problem problem) {
        String code = problem.code() == null ? "http-" + problem.status() : problem.code();
        if (code.equals("server-unreachable")) {
            err.println(Messages.text("problem.unreachable", String.valueOf(problem.detail())));
            err.println(Messages.text("problem.next", Messages.text("problem.unreachable.next")));
            err.flush();
            return;
        }
        err.println(Messages.text("problem.line", title(problem), code, fault(problem.faultTypeOrPlatform())));
        if (problem.detail() != null) {
            err.println("  " + problem.detail());
        }
        if (problem.fields() != null) {
            for (Problem.Field field : problem.fields()) {
                err.println("  " + place(field) + field.message());
            }
        }
        if (problem.nextStep() != null) {
            err.println(Messages.text("problem.next", problem.nextStep()));
        } else if (problem.status() == 401) {
            err.println(Messages.text("problem.next", Messages.text("problem.signin.next")));
        }
        if (problem.traceId() != null && problem.status() >= 500) {
            err.println(Messages.text("problem.trace", problem.traceId()));
        }
        err.flush();
    }

    public static String fault(String faultType) {
        return switch (faultType) {
            case "user" -> Messages.text("fault.user");
            case "capacity" -> Messages.text("fault.capacity");
            default -> Messages.text("fault.platform");
        };
    }

    private static String title(Problem problem) {
        return problem.title() == null ? "HTTP " + problem.status() : problem.title();
    }

    private static String place(Problem.Field field) {
        StringBuilder place = new StringBuilder();
        if (field.line() != null) {
            place.append(field.line());
            place.append(field.column() == null ? "" : ":" + field.column());
            place.append(' ');
        }
        if (field.pointer() != null && !field.pointer().isEmpty()) {
            place.append(field.pointer()).append(": ");
        }
        return place.toString();
    }
}
