package com.example.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A fund and what a share of it was worth, oldest day first. */
record Fund(String code, String name, String englishName, List<Value> values) {

    /** Net asset value of one share on one day. */
    record Value(LocalDate date, BigDecimal nav) {}

    /** A fund without its history. */
    record Summary(String code, String name, String englishName, LocalDate date, BigDecimal nav) {}

    Summary summary() {
        Value latest = values.getLast();
        return new Summary(code, name, englishName, latest.date(), latest.nav());
    }
}
