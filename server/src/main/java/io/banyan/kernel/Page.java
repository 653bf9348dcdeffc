package io.banyan.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor what to ask with for the next page; empty on the last
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of what was read with {@link PageRequest#fetchSize()}, one item more than the page holds.
     *
     * @param position where a list continues after an item; the cursor that clients see is its opaque form
     */
    public static <T> Page<T> of(List<T> fetched, PageRequest request, Function<T, String> position) {
        if (fetched.size() <= request.limit()) {
            return new Page<>(fetched, Optional.empty());
        }
        List<T> items = fetched.subList(0, request.limit());
        return new Page<>(items, Optional.of(PageRequest.seal(position.apply(items.getLast()))));
    }

    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(items.stream().map(function).toList(), nextCursor);
    }
}
