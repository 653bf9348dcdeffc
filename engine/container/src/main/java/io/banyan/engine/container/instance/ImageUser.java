package io.banyan.engine.container.instance;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of the users that images name. */
public final class ImageUser {
    private static final Pattern LEADING_NUMBER = Pattern.compile("([0-9]+)(:.*)?");

    private ImageUser() {}

    /** Empty when only the image itself knows the number that belongs to the name. */
    public static OptionalInt number(String user) {
        if (user.isEmpty() || user.equals("root") || user.startsWith("root:")) {
            return OptionalInt.of(0);
        }
        Matcher number = LEADING_NUMBER.matcher(user);
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }
}
