package io.banyan.tenancy;

import io.banyan.kernel.PersonName;
import java.time.Instant;

/** Somebody who may act in a tribe. */
public record Member(PersonName person, Role role, Instant addedAt) {}
