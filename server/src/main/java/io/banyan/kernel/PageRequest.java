package io.banyan.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Which page of a list is asked for. Controllers declare it as a parameter; it is read from {@code ?limit} and {@code ?cursor}.
 *
 * @param limit items at most, 1 to {@value #MAXIMUM}
 * @param after the position after which the page starts, as given to {@link Page#of}; empty for the first page
 */
public record PageRequest(int limit, Optional<String> after) {
    public static final int DEFAULT = 50;
    public static final int MAXIMUM = 200;

    public static final PageRequest FIRST = new PageRequest(DEFAULT, Optional.empty());

    public PageRequest {
        if (limit < 1 || limit > MAXIMUM) {
            throw new BanyanException(CommonError.INVALID, "limit", "1.." + MAXIMUM);
        }
    }

    /** One more than the page holds, to learn whether there is a next page. */
    public int fetchSize() {
        return limit + 1;
    }

    /** Reads the cursor that a client sent back. */
    public static PageRequest of(int limit, Optional<String> cursor) {
        return new PageRequest(limit, cursor.map(PageRequest::open));
    }

    static String seal(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String open(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw new BanyanException(notOurs, CommonError.INVALID, "cursor", cursor);
        }
    }
}
