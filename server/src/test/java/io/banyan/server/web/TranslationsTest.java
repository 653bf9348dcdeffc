package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.banyan.engine.FaultCode;
import io.banyan.kernel.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationsTest {
    private static final Pattern CHINESE = Pattern.compile("(?s).*\\p{IsHan}.*");

    private final Translations translations = new Translations();

    @ParameterizedTest
    @MethodSource("codes")
    void everyErrorCodeIsToldInBothLanguages(ErrorCode code) {
        List<Object> arguments = List.of("a", "b", "c");
        for (Locale language : Translations.LANGUAGES) {
            assertThat(translations.title(code, arguments, language)).isNotBlank();
            assertThat(translations.detail(code, arguments, language)).isNotBlank();
            assertThat(translations.next(code, arguments, language)).isNotBlank();
        }
        // A detail may be a quotation; title and next step are our own words.
        assertThat(translations.title(code, arguments, Locale.SIMPLIFIED_CHINESE))
                .matches(CHINESE);
        assertThat(translations.next(code, arguments, Locale.SIMPLIFIED_CHINESE))
                .matches(CHINESE);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultOfTheEngineIsExplainedInBothLanguages(FaultCode fault) {
        String code = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (Locale language : Translations.LANGUAGES) {
            assertThat(translations.title(code, language)).isNotBlank();
            assertThat(translations.next(code, language)).isNotBlank();
        }
        assertThat(translations.title(code, Locale.SIMPLIFIED_CHINESE)).matches(CHINESE);
        assertThat(translations.next(code, Locale.SIMPLIFIED_CHINESE)).matches(CHINESE);
    }

    static Stream<ErrorCode> codes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.banyan").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(ErrorCode.class::cast);
    }
}
