package io.banyan.images.command;

import io.banyan.images.ImageFailure;
import io.banyan.images.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line per image: name, what happened, size, elapsed seconds. */
final class PrintProgress implements Progress {
    private static final double MEGABYTE = 1_000_000.0;

    private final PrintWriter out;
    private final Locale locale;

    PrintProgress(PrintWriter out, Locale locale) {
        this.out = out;
        this.locale = locale;
    }

    @Override
    public synchronized void ended(String image, Outcome outcome, long bytes, Duration elapsed) {
        out.printf(
                Locale.ROOT,
                "%-16s %-9s %7.1f MB %7.1f s%n",
                image,
                word(outcome),
                bytes / MEGABYTE,
                elapsed.toMillis() / 1000.0);
        out.flush();
    }

    @Override
    public synchronized void warned(ImageFailure warning) {
        out.println(warning.describe(locale));
        out.println(
                chinese()
                        ? "  → 继续使用已有镜像，未检查更新。"
                        : "  → The images that are there stay in use; updates were not looked for.");
        out.flush();
    }

    private String word(Outcome outcome) {
        if (!chinese()) {
            return outcome.name().toLowerCase(Locale.ROOT);
        }
        return switch (outcome) {
            case BUILT -> "已构建";
            case CURRENT -> "无变化";
            case LOADED -> "已载入";
            case PUSHED -> "已推送";
            case PRESENT -> "已存在";
        };
    }

    private boolean chinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
