package io.banyan.applications.web;

import io.banyan.applications.ApplicationsError;
import io.banyan.applications.ManifestProblem;
import io.banyan.applications.ScoreManifests;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what is wrong with a manifest before anybody deploys it. */
@RestController
@RequestMapping("/api/v1/score/validations")
class ScoreController {

    /** A problem with its place, in the reader's language. */
    record ProblemBody(String pointer, int line, int column, String message, String nextStep) {
        static ProblemBody of(ManifestProblem problem, Locale locale) {
            return new ProblemBody(
                    problem.pointer(),
                    problem.line(),
                    problem.column(),
                    problem.message(locale),
                    problem.nextStep(locale));
        }
    }

    record Validation(boolean valid, List<ProblemBody> problems) {}

    @PostMapping(consumes = {"text/yaml", "application/yaml", "text/plain"})
    Validation validate(Caller caller, Locale locale, @RequestBody byte[] manifest) {
        if (manifest.length > ScoreManifests.LARGEST_BYTES) {
            throw new BanyanException(
                    ApplicationsError.MANIFEST_TOO_LARGE, manifest.length, ScoreManifests.LARGEST_BYTES);
        }
        ScoreManifests.Reading reading = ScoreManifests.read(new String(manifest, StandardCharsets.UTF_8));
        return new Validation(
                reading.problems().isEmpty(),
                reading.problems().stream()
                        .map(problem -> ProblemBody.of(problem, locale))
                        .toList());
    }
}
