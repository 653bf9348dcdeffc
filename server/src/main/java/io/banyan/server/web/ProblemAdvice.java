package io.banyan.server.web;

import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FieldProblem;
import io.banyan.kernel.InvalidFieldsException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every failure of every endpoint becomes a problem with a stable code; nobody ever sees a stack. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(BanyanException.class)
    ResponseEntity<Object> refused(BanyanException exception, WebRequest request) {
        if (exception.code().status() >= 500) {
            LOG.error("{}", exception.getMessage(), exception);
        }
        return answer(problems.of(exception, request.getLocale()), request, new HttpHeaders());
    }

    /** A connection that breaks within a transaction shows as a failure of its rollback, too. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Object> databaseAway(Exception exception, WebRequest request) {
        LOG.error("The database does not answer", exception);
        return answer(CommonError.DATABASE_UNAVAILABLE, List.of(), request);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception exception, WebRequest request) {
        LOG.error("Unexpected failure", exception);
        return answer(CommonError.INTERNAL, List.of(TraceFilter.current()), request);
    }

    /** A path or query value that does not convert; names are checked by their own types. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> unconvertible(MethodArgumentTypeMismatchException exception, WebRequest request) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BanyanException refusal) {
                return refused(refusal, request);
            }
        }
        return answer(WebError.PARAMETER_INVALID, List.of(exception.getName(), describe(exception)), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = exception.getBindingResult().getFieldErrors().stream()
                .map(error -> FieldProblem.at(
                        "/" + error.getField().replace('.', '/'), String.valueOf(error.getDefaultMessage())))
                .toList();
        return refused(new InvalidFieldsException(WebError.FIELDS_INVALID, fields), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldProblem> fields = exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> FieldProblem.at(
                                "/" + result.getMethodParameter().getParameterName(),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return refused(new InvalidFieldsException(WebError.FIELDS_INVALID, fields), request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BanyanException refusal) {
                return refused(refusal, request);
            }
        }
        return refused(MalformedBody.describe(exception), request);
    }

    /** What Spring itself refuses before an endpoint is reached. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return switch (exception) {
            case HttpRequestMethodNotSupportedException wrong ->
                answer(
                        problems.of(
                                WebError.METHOD_NOT_ALLOWED,
                                List.of(wrong.getMethod(), list(wrong.getSupportedMethods())),
                                request.getLocale()),
                        request,
                        headers);
            case HttpMediaTypeNotAcceptableException wrong ->
                answer(WebError.NOT_ACCEPTABLE, List.of(wrong.getSupportedMediaTypes()), request);
            case HttpMediaTypeNotSupportedException wrong ->
                answer(WebError.MEDIA_TYPE_UNSUPPORTED, List.of(wrong.getSupportedMediaTypes()), request);
            case NoResourceFoundException wrong ->
                answer(WebError.ENDPOINT_UNKNOWN, List.of("/" + wrong.getResourcePath()), request);
            case NoHandlerFoundException wrong ->
                answer(WebError.ENDPOINT_UNKNOWN, List.of(wrong.getRequestURL()), request);
            case ServletRequestBindingException wrong ->
                answer(WebError.PARAMETER_INVALID, List.of("request", String.valueOf(wrong.getMessage())), request);
            default ->
                status.is5xxServerError()
                        ? unexpected(exception, request)
                        : answer(WebError.REQUEST_INVALID, List.of(), request);
        };
    }

    private ResponseEntity<Object> answer(ErrorCode code, List<Object> arguments, WebRequest request) {
        return answer(problems.of(code, arguments, request.getLocale()), request, new HttpHeaders());
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, WebRequest request, HttpHeaders headers) {
        if (request instanceof ServletWebRequest servlet) {
            HttpServletRequest http = servlet.getRequest();
            problem.setInstance(java.net.URI.create(http.getRequestURI()));
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String describe(MethodArgumentTypeMismatchException exception) {
        Class<?> wanted = exception.getRequiredType();
        if (wanted != null && wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList()
                    .toString();
        }
        return wanted == null ? "" : wanted.getSimpleName();
    }

    private static String list(String @Nullable [] values) {
        return values == null ? "" : String.join(", ", values);
    }
}
