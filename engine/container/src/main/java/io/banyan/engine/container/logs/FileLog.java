package io.banyan.engine.container.logs;

import io.banyan.engine.session.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a log file while it grows. The file stays readable after its container is removed, because it is held open; when
 * the runtime truncates it, reading goes on from its start.
 */
final class FileLog implements ContainerLog {
    private static final long MOST_HISTORY = 16L << 20;
    private static final int MOST_PER_POLL = 1 << 20;
    private static final int LONGEST_LINE = 1 << 20;

    private final Path path;
    private Optional<FileChannel> opened = Optional.empty();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<LogLine.Stream, StringBuilder> parts = new EnumMap<>(LogLine.Stream.class);
    private long position;
    private Instant lastAt = Instant.EPOCH;

    /** The file need not be there yet. */
    FileLog(Path path) {
        this.path = path;
        open();
    }

    /** A file that is there; one that goes while it is opened is not. */
    static Optional<ContainerLog> existing(Path path) {
        FileLog log = new FileLog(path);
        return log.opened.isPresent() ? Optional.of(log) : Optional.empty();
    }

    private void open() {
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            position = Math.max(0, file.size() - MOST_HISTORY);
            opened = Optional.of(file);
        } catch (NoSuchFileException e) {
            opened = Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<LogFormat.Entry> poll() {
        if (opened.isEmpty()) {
            open();
        }
        return opened.map(this::read).orElse(List.of());
    }

    private List<LogFormat.Entry> read(FileChannel file) {
        List<LogFormat.Entry> entries = new ArrayList<>();
        try {
            if (file.size() < position) {
                position = 0;
            }
            for (int total = 0, read = 0; total < MOST_PER_POLL && read >= 0; total += Math.max(0, read)) {
                buffer.clear();
                read = file.read(buffer, position);
                if (read > 0) {
                    position += read;
                    take(buffer.flip(), entries);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private void take(ByteBuffer bytes, List<LogFormat.Entry> entries) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                LogFormat.parse(text).ifPresent(entry -> join(entry, entries));
            } else if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
    }

    @Override
    public List<LogFormat.Entry> unfinished() {
        List<LogFormat.Entry> entries = new ArrayList<>();
        parts.forEach((stream, begun) -> {
            if (!begun.isEmpty()) {
                entries.add(new LogFormat.Entry(lastAt, stream, false, begun.toString()));
                begun.setLength(0);
            }
        });
        return entries;
    }

    private void join(LogFormat.Entry entry, List<LogFormat.Entry> entries) {
        lastAt = entry.at();
        StringBuilder begun = parts.computeIfAbsent(entry.stream(), stream -> new StringBuilder());
        begun.append(entry.text());
        if (entry.complete() || begun.length() > LONGEST_LINE) {
            entries.add(new LogFormat.Entry(entry.at(), entry.stream(), true, begun.toString()));
            begun.setLength(0);
        }
    }

    @Override
    public void close() {
        try {
            if (opened.isPresent()) {
                opened.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
