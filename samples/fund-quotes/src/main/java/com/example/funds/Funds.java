package com.example.funds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All funds, read once from the file that comes with the program. */
@Component
class Funds {
    private final Map<String, Fund> funds = new LinkedHashMap<>();

    Funds() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Funds.class.getResourceAsStream("/nav.csv"), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",")).forEach(this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Collection<Fund> all() {
        return funds.values();
    }

    Optional<Fund> find(String code) {
        return Optional.ofNullable(funds.get(code));
    }

    private void add(String[] cells) {
        funds.computeIfAbsent(cells[0], code -> new Fund(code, cells[1], cells[2], new ArrayList<>()))
                .values()
                .add(new Fund.Value(LocalDate.parse(cells[3]), new BigDecimal(cells[4])));
    }
}
