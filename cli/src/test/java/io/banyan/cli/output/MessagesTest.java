package io.banyan.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void aTextTakesTheSameArgumentsInBothLanguages() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh.properties");

        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void theLanguageFollowsTheVariablesThatPosixNames() {
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_GB.UTF-8")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Language.of(Map.of())).isEqualTo(Locale.ENGLISH);
    }

    private static java.util.Set<String> arguments(String text) {
        return java.util.regex.Pattern.compile("\\{\\d[^}]*}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("/io/banyan/cli/" + name)) {
            assertThat(in).isNotNull();
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                texts.load(reader);
            }
        }
        return texts;
    }
}
