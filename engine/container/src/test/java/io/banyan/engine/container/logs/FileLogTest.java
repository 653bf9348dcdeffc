package io.banyan.engine.container.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.session.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
    private static final Instant AT = Instant.parse("2026-01-05T01:30:00.123456789Z");

    @TempDir
    private Path directory;

    @Test
    void joinsThePartsOfLongLinesPerStream() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, AT + " stdout P one \n" + AT + " stderr F other\n" + AT + " stdout F two\n");

        try (FileLog log = new FileLog(file)) {
            assertThat(log.poll())
                    .containsExactly(
                            new LogFormat.Entry(AT, LogLine.Stream.ERROR, true, "other"),
                            new LogFormat.Entry(AT, LogLine.Stream.OUT, true, "one two"));
        }
    }

    @Test
    void deliversALineOnceItIsComplete() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, AT + " stdout F 净值");
        try (FileLog log = new FileLog(file)) {
            assertThat(log.poll()).isEmpty();

            Files.writeString(file, " 1.0\n", StandardOpenOption.APPEND);

            assertThat(log.poll()).extracting(LogFormat.Entry::text).containsExactly("净值 1.0");
        }
    }

    @Test
    void readsOnAfterTheFileWasRemoved() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, LogFormat.format(AT, LogLine.Stream.OUT, "last words"));
        try (FileLog log = new FileLog(file)) {
            Files.delete(file);

            assertThat(log.poll()).extracting(LogFormat.Entry::text).containsExactly("last words");
        }
    }

    @Test
    void lastWordsNeedNoLineEnd() throws IOException {
        Path file = directory.resolve("log");
        Files.writeString(file, AT + " stdout P last words\n");
        try (FileLog log = new FileLog(file)) {
            assertThat(log.poll()).isEmpty();

            assertThat(log.unfinished()).extracting(LogFormat.Entry::text).containsExactly("last words");
            assertThat(log.unfinished()).isEmpty();
        }
    }

    @Test
    void theFileMayAppearLater() throws IOException {
        Path file = directory.resolve("log");
        try (FileLog log = new FileLog(file)) {
            assertThat(log.poll()).isEmpty();

            Files.writeString(file, LogFormat.format(AT, LogLine.Stream.OUT, "hello"));

            assertThat(log.poll()).extracting(LogFormat.Entry::text).containsExactly("hello");
        }
    }

    @Test
    void skipsWhatIsNoRecord() {
        assertThat(LogFormat.parse("half a li")).isEmpty();
        assertThat(LogFormat.parse(AT + " stdout F "))
                .map(LogFormat.Entry::text)
                .contains("");
    }
}
