package io.banyan.server.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FieldProblem;
import io.banyan.kernel.InvalidFieldsException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Makes the body of a refused or failed request (RFC 9457), in the language of the one who asked. */
@Component
class Problems {
    private final Translations translations;

    Problems(Translations translations) {
        this.translations = translations;
    }

    ProblemDetail of(BanyanException exception, Locale locale) {
        ProblemDetail problem = of(exception.code(), exception.arguments(), locale);
        if (exception instanceof InvalidFieldsException invalid) {
            problem.setProperty(
                    "fields", invalid.fields().stream().map(Problems::field).toList());
        }
        return problem;
    }

    ProblemDetail of(ErrorCode code, List<Object> arguments, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(code.status());
        problem.setType(URI.create("urn:banyan:error:" + code.code()));
        problem.setTitle(translations.title(code, arguments, locale));
        problem.setDetail(translations.detail(code, arguments, locale));
        problem.setProperty("code", code.code());
        problem.setProperty("faultType", code.type().name().toLowerCase(Locale.ROOT));
        problem.setProperty("nextStep", translations.next(code, arguments, locale));
        problem.setProperty("traceId", TraceFilter.current());
        return problem;
    }

    private static Map<String, Object> field(FieldProblem field) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pointer", field.pointer());
        field.line().ifPresent(line -> map.put("line", line));
        field.column().ifPresent(column -> map.put("column", column));
        map.put("message", field.message());
        return map;
    }
}
