package io.banyan.samples.quotes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All funds with their values by day, read once from files. */
@Component
class Funds {
    private final Map<String, Fund> funds = new TreeMap<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> values = new TreeMap<>();

    Funds() {
        read("funds.csv", cells -> funds.put(cells[0], new Fund(cells[0], cells[1], cells[2], cells[3])));
        read("nav.csv", cells -> values.computeIfAbsent(cells[0], code -> new TreeMap<>())
                .put(LocalDate.parse(cells[1]), new BigDecimal(cells[2])));
    }

    List<Fund> all() {
        return List.copyOf(funds.values());
    }

    Optional<Fund> find(String code) {
        return Optional.ofNullable(funds.get(code));
    }

    List<NetAssetValue> values(String code, LocalDate from, LocalDate to) {
        return values.getOrDefault(code, new TreeMap<>()).subMap(from, true, to, true).entrySet().stream()
                .map(day -> new NetAssetValue(day.getKey(), day.getValue()))
                .collect(Collectors.toList());
    }

    NetAssetValue latest(String code) {
        var last = values.get(code).lastEntry();
        return new NetAssetValue(last.getKey(), last.getValue());
    }

    private static void read(String name, Consumer<String[]> line) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(name).getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(text -> text.split(",")).forEach(line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
