package io.banyan.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A request that was not carried out and changed nothing. Its text for people is looked up by its code in the language
 * of the one who asked.
 */
public class BanyanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> arguments;

    public BanyanException(ErrorCode code, Object... arguments) {
        super(code.code() + " " + Arrays.toString(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public BanyanException(Throwable cause, ErrorCode code, Object... arguments) {
        super(code.code() + " " + Arrays.toString(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
