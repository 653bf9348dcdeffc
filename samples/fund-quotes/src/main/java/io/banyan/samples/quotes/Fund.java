package io.banyan.samples.quotes;

/** A fund by its six-digit code. */
public record Fund(String code, String name, String english, String kind) {}
