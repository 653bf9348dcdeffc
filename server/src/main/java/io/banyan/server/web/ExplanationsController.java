package io.banyan.server.web;

import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the stable codes of problems, faults and verdicts mean, in the reader's language. */
@RestController
class ExplanationsController {
    private final Translations translations;

    ExplanationsController(Translations translations) {
        this.translations = translations;
    }

    /**
     * One code.
     *
     * @param title what happened, in a few words
     * @param next what to do about it, where that does not depend on the case
     */
    record Explanation(String code, String title, String next) {}

    /** All of them, by code. */
    @GetMapping("/api/v1/explanations")
    List<Explanation> explanations(Locale locale) {
        return translations.explained().stream()
                .map(code -> new Explanation(code, translations.title(code, locale), translations.next(code, locale)))
                .toList();
    }
}
