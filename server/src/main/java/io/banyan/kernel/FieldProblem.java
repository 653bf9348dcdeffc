package io.banyan.kernel;

import java.util.OptionalInt;

/**
 * What is wrong with one place of an input.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param line from 1, where the input is a text
 * @param column from 1, where the input is a text
 */
public record FieldProblem(String pointer, OptionalInt line, OptionalInt column, String message) {

    public static FieldProblem at(String pointer, String message) {
        return new FieldProblem(pointer, OptionalInt.empty(), OptionalInt.empty(), message);
    }
}
