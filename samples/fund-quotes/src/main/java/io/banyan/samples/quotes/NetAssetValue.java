package io.banyan.samples.quotes;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What one share was worth at the end of a trading day, in yuan. */
public record NetAssetValue(LocalDate date, BigDecimal nav) {}
