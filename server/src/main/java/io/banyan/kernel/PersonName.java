package io.banyan.kernel;

import java.util.regex.Pattern;

/** The name by which a person signs in: lower case letters, digits, dots, dashes and underscores. */
public record PersonName(String value) implements Comparable<PersonName> {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public PersonName {
        if (!NAME.matcher(value).matches()) {
            throw new BanyanException(CommonError.NAME_INVALID, "person", value);
        }
    }

    @Override
    public int compareTo(PersonName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
