package io.banyan.kernel;

import java.util.regex.Pattern;

/** The one rule for names that become part of host names: RFC 1123 labels that start with a letter, 40 characters at most. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

    private Names() {}

    static String require(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BanyanException(CommonError.NAME_INVALID, what, name);
        }
        return name;
    }
}
