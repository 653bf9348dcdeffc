package io.banyan.engine.spec;

import java.util.regex.Pattern;

/** The one rule for names that end up in host names, labels and file names. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

    private Names() {}

    static String require(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " '" + name
                    + "' must be lower case letters, digits and dashes, start with a letter, end with a letter or digit"
                    + " and have at most 40 characters");
        }
        return name;
    }
}
