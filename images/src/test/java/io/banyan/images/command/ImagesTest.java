package io.banyan.images.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    @Test
    void progressIsOneLineInTheReadersLanguage() {
        StringWriter english = new StringWriter();
        StringWriter chinese = new StringWriter();

        new PrintProgress(new PrintWriter(english), Locale.ENGLISH)
                .ended("java", io.banyan.images.Progress.Outcome.BUILT, 97_300_000, Duration.ofMillis(8_100));
        new PrintProgress(new PrintWriter(chinese), Locale.CHINA)
                .ended("java", io.banyan.images.Progress.Outcome.BUILT, 97_300_000, Duration.ofMillis(8_100));

        assertThat(english).hasToString("java             built        97.3 MB     8.1 s" + System.lineSeparator());
        assertThat(chinese.toString()).contains("已构建");
    }

    @Test
    void aFailureSaysWhatToDoNextInTheReadersLanguage() {
        ImageFailure failure = new ImageFailure(ImageError.NOT_ROOT, "images are built by root only");

        assertThat(failure.describe(Locale.ENGLISH))
                .startsWith("NOT_ROOT (user)")
                .contains("Run it as root");
        assertThat(failure.describe(Locale.SIMPLIFIED_CHINESE)).contains("请以 root 运行");
    }

    @Test
    void aUsersFaultEndsWithTwo(@TempDir Path home) {
        assertThat(Images.execute("load", "--home", home.toString(), "--only", "java"))
                .isEqualTo(2);
        assertThat(Images.execute("no-such-command")).isEqualTo(2);
    }
}
