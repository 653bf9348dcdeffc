package io.banyan.images.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResolveDefinitionsTest {
    private static final String BASE = """
            name: base
            title: Base
            purpose: runtime
            packages: [tzdata]
            user: {name: banyan, id: 10001, home: /home/banyan}
            environment: {LANG: C, PATH: /bin}
            hardening: {remove-packages: [dpkg, perl-base], drop: [/run/**]}
            """;
    private static final String CHILD = """
            name: a-child
            title: Child
            purpose: builder
            from: base
            packages: [git]
            environment: {LANG: C.UTF-8}
            hardening: {keep-packages: [perl-base], remove-packages: [su], keep: [/run/a]}
            """;

    private static List<ResolvedImage> resolve(String... yaml) {
        return ResolveDefinitions.resolve(
                Stream.of(yaml).map(text -> ReadDefinitions.parse(text, "test")).toList(), "trixie");
    }

    private static ResolvedImage child(String... yaml) {
        return resolve(yaml).getLast();
    }

    @Test
    void aParentComesBeforeItsChildrenWhateverTheirNames() {
        assertThat(resolve(CHILD, BASE)).extracting(ResolvedImage::name).containsExactly("base", "a-child");
        assertThat(child(CHILD, BASE).lineage()).containsExactly("base", "a-child");
    }

    @Test
    void aChildInheritsUserAndVariablesAndHardeningAndHasTheLastWord() {
        ResolvedImage child = child(BASE, CHILD);

        assertThat(child.user().id()).isEqualTo(10_001);
        assertThat(child.environment()).containsEntry("LANG", "C.UTF-8").containsEntry("PATH", "/bin");
        assertThat(child.hardening().removePackages()).containsExactly("dpkg", "su");
        assertThat(child.hardening().drop()).containsExactly("/run/**");
        assertThat(child.hardening().keep()).containsExactly("/run/a");
    }

    @Test
    void aChangeOfTheParentChangesTheHashOfTheChild() {
        String changed = BASE.replace("tzdata", "tzdata-legacy");

        assertThat(child(changed, CHILD).definitionHash())
                .isNotEqualTo(child(BASE, CHILD).definitionHash());
        assertThat(child(BASE, CHILD).definitionHash())
                .isEqualTo(child(CHILD, BASE).definitionHash());
    }

    @Test
    void anotherReleaseOfTheDistributionGivesAnotherHash() {
        ImageDefinition base = ReadDefinitions.parse(BASE, "base");

        assertThat(ResolveDefinitions.resolve(List.of(base), "forky").getFirst().definitionHash())
                .isNotEqualTo(resolve(BASE).getFirst().definitionHash());
    }

    @Test
    void aCircleAnUnknownParentAndATakenNameAreRefusedByName() {
        String circular = BASE.replace("purpose:", "from: a-child\npurpose:");

        assertThatThrownBy(() -> resolve(circular, CHILD)).hasMessageContaining("circle");
        assertThatThrownBy(() -> resolve(CHILD)).hasMessageContaining("'from: base' names no image");
        assertThatThrownBy(() -> resolve(BASE, BASE)).hasMessageContaining("two definitions are named 'base'");
    }
}
