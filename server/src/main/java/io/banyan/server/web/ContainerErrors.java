package io.banyan.server.web;

import io.banyan.kernel.CommonError;
import io.banyan.kernel.ErrorCode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the servlet container refuses before any endpoint is asked gets the same shape as everything else. */
@RestController
@Hidden
class ContainerErrors implements ErrorController {
    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int number = status instanceof Integer known ? known : 404;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        ErrorCode code;
        if (number >= 500) {
            code = CommonError.INTERNAL;
        } else {
            code = switch (number) {
                case 404 -> WebError.ENDPOINT_UNKNOWN;
                case 413 -> WebError.BODY_TOO_LARGE;
                default -> WebError.REQUEST_INVALID;
            };
        }
        ProblemDetail problem = problems.of(code, List.of(String.valueOf(path)), request.getLocale());
        return ResponseEntity.status(code.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
