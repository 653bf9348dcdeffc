package io.banyan.delivery.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.PageRequest;
import java.util.Optional;

/** Cursors of lists that are ordered by a number. */
final class Cursor {
    private Cursor() {}

    static Optional<Integer> number(PageRequest page) {
        try {
            return page.after().map(Integer::valueOf);
        } catch (NumberFormatException notOurs) {
            throw new BanyanException(
                    notOurs, CommonError.INVALID, "cursor", page.after().orElse(""));
        }
    }
}
