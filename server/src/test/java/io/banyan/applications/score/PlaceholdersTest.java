package io.banyan.applications.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    @Property
    void anEscapedTextMeansItself(@ForAll @AlphaChars @Chars({'$', '{', '}', '.', '\\', '\n', '基'}) String text) {
        assertThat(Placeholders.replace(Placeholders.escape(text), reference -> "WRONG"))
                .isEqualTo(text);
    }

    @Property
    void whatIsPutInIsNotReadAgain(@ForAll @Chars({'$', '{', '}', 'a'}) @StringLength(max = 20) String value) {
        assertThat(Placeholders.replace("<${x}>", reference -> value)).isEqualTo("<" + value + ">");
    }

    @Property
    void escapedAndRealReferencesStandBesideEachOther(
            @ForAll @AlphaChars @Chars({'$', '{', '}'}) @StringLength(max = 20) String before,
            @ForAll @AlphaChars @Chars({'$', '{', '}'}) @StringLength(max = 20) String after) {
        String text = Placeholders.escape(before) + "${real}" + Placeholders.escape(after);

        assertThat(Placeholders.replace(text, reference -> "[" + reference + "]"))
                .isEqualTo(before + "[real]" + after);
    }

    @Test
    void theRulesOfTheSpecificationHold() {
        assertThat(Placeholders.replace("$${a} $$ $ $x ${b}", reference -> "<" + reference + ">"))
                .isEqualTo("${a} $ $ $x <b>");
        assertThat(Placeholders.keys("metadata.annotations.example\\.com/x"))
                .containsExactly("metadata", "annotations", "example.com/x");
        assertThat(Placeholders.replace("${unclosed", reference -> "no")).isEqualTo("${unclosed");
    }
}
