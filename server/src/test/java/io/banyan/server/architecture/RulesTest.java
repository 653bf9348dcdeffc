package io.banyan.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/engine/") && !location.contains("engine-"))
            .importPackages("io.banyan");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

    static Stream<ArchRule> rules() {
        return Rules.ALL.stream();
    }

    static Stream<Arguments> bites() {
        return Stream.of(
                Arguments.of(Rules.PURE_ROOMS_KNOW_NO_FRAMEWORK, "KnowsAFramework"),
                Arguments.of(Rules.NAMES_SAY_WHAT_A_TYPE_IS, "TelephoneManager"),
                Arguments.of(Rules.STORES_TAKE_A_SCOPE, "ForgetsTheTribe"),
                Arguments.of(Rules.ENDPOINTS_LIVE_IN_WEB, "EndpointOutsideWeb"),
                Arguments.of(Rules.NOBODY_NEEDS_WEB, "DependsOnWeb"),
                Arguments.of(Rules.NO_FIELD_INJECTION, "InjectsAField"),
                Arguments.of(Rules.NO_STANDARD_OUTPUT, "TalksToStandardOutput"),
                Arguments.of(Rules.NO_OLD_DATES, "UsesOldDates"),
                Arguments.of(Rules.BODIES_ARE_RECORDS, "BodyThatIsNoRecord"),
                Arguments.of(Rules.SCHEMA_NAMES_ARE_UNIQUE, "SameName"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("bites")
    void theRuleFindsTheClassThatBreaksIt(ArchRule rule, String broken) {
        var result = rule.evaluate(BROKEN);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(broken);
        assertThat(rule.getDescription()).contains("because");
    }

    /** A rule without a class that breaks it could be empty. */
    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsProvenToBite(ArchRule rule) {
        assertThat(bites().map(arguments -> arguments.get()[0])).contains(rule);
    }
}
