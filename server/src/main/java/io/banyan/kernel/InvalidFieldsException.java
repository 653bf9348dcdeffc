package io.banyan.kernel;

import java.util.List;

/** An input with problems in certain places, all of which are told at once. */
public class InvalidFieldsException extends BanyanException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> fields;

    public InvalidFieldsException(ErrorCode code, List<FieldProblem> fields, Object... arguments) {
        super(code, arguments);
        this.fields = List.copyOf(fields);
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
