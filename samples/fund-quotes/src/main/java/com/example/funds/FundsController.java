package com.example.funds;

import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class FundsController {
    private final Funds funds;

    FundsController(Funds funds) {
        this.funds = funds;
    }

    @GetMapping("/funds")
    List<Fund.Summary> all() {
        return funds.all().stream().map(Fund::summary).toList();
    }

    @GetMapping("/funds/{code}")
    Fund.Summary one(@PathVariable String code) {
        return find(code).summary();
    }

    @GetMapping("/funds/{code}/nav")
    List<Fund.Value> values(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        return find(code).values().stream()
                .filter(value -> from == null || !value.date().isBefore(from))
                .filter(value -> to == null || !value.date().isAfter(to))
                .toList();
    }

    private Fund find(String code) {
        return funds.find(code)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no fund " + code));
    }
}
