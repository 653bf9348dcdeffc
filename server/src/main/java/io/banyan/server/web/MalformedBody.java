package io.banyan.server.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.FieldProblem;
import io.banyan.kernel.InvalidFieldsException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says where a body is wrong, without telling anything of the classes behind it. */
final class MalformedBody {
    private MalformedBody() {}

    static BanyanException describe(HttpMessageNotReadableException exception) {
        if (!(exception.getCause() instanceof JacksonException json)) {
            return new BanyanException(exception, WebError.BODY_MALFORMED, "-");
        }
        String pointer = json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "/", ""));
        TokenStreamLocation place = json.getLocation();
        OptionalInt line = place == null ? OptionalInt.empty() : OptionalInt.of(place.getLineNr());
        OptionalInt column = place == null ? OptionalInt.empty() : OptionalInt.of(place.getColumnNr());
        String message = String.valueOf(json.getOriginalMessage())
                .replaceAll("`?[a-z]+(\\.[a-z0-9]+)+\\.([A-Z]\\w*)[^ ]*`?", "$2");
        return new InvalidFieldsException(
                WebError.BODY_MALFORMED, List.of(new FieldProblem(pointer, line, column, message)), pointer);
    }
}
