package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.session.LogQuery;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Lines;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Quotes, newlines, dollars, percent signs and non-ASCII survive in every string. */
@Proves(Capability.AWKWARD_CHARACTERS)
public abstract class AwkwardCharactersContract extends Contract {
    private static final List<String> AWKWARD = List.of(
            "it's \"quoted\" and `ticked`",
            "$HOME ${HOME} $(id) $$ !!",
            "100% %s %n %{x}",
            "back\\slash \\n \\\\",
            "two\nlines\n\nand a tab\t.",
            " space before and after ",
            "-leading dash --and=more",
            "a=b;c&d|e>f<g#h*i?j[k]{l}~m",
            "基金净值 ¥ é ü ß 🌳",
            "trailing newline\n");

    @Test
    void theySurviveInVariables() {
        RunningService web = scene().service("web", draft -> {
                    var drawn = draft;
                    for (int index = 0; index < AWKWARD.size(); index++) {
                        drawn = drawn.variable(Variable.plain("PLAIN_" + index, AWKWARD.get(index)));
                    }
                    return drawn;
                })
                .awaitComplete();

        assertThat(answers(web, "PLAIN_")).isEqualTo(AWKWARD);
    }

    @Test
    void theySurviveInSecretVariables() {
        RunningService web = scene().service("web", draft -> {
                    var drawn = draft;
                    for (int index = 0; index < AWKWARD.size(); index++) {
                        drawn = drawn.variable(Variable.secret("SECRET_" + index, AWKWARD.get(index)));
                    }
                    return drawn;
                })
                .awaitComplete();

        assertThat(answers(web, "SECRET_")).isEqualTo(AWKWARD);
    }

    @Test
    void theySurviveInFiles() {
        String all = String.join("\u0000", AWKWARD);
        byte[] content = all.getBytes(StandardCharsets.UTF_8);
        RunningService web = scene().service(
                        "web",
                        draft -> draft.file(new FileMount("/etc/app/it's 100% 净值.txt", content, 0444, false))
                                .file(new FileMount("/etc/app/secret $HOME.txt", content, 0444, true)))
                .awaitComplete();

        assertThat(web.run("READ", "/etc/app/it's 100% 净值.txt").output()).isEqualTo(all);
        assertThat(web.run("READ", "/etc/app/secret $HOME.txt").output()).isEqualTo(all);
    }

    @Test
    void theySurviveInArgumentsOfAContainer() {
        List<String> arguments = new ArrayList<>(List.of("SERVE"));
        arguments.addAll(AWKWARD);
        RunningService web = scene().service(
                        "web",
                        draft -> draft.variable(
                                        Variable.secret("TOKEN", "so that the entry point is not the plain one"))
                                .main(container -> container.withCommand(List.of(), arguments)))
                .awaitComplete();

        assertThat(web.ask("/args")).isEqualTo(String.join("\n", AWKWARD));
    }

    @Test
    void theySurviveInArgumentsOfACommand() {
        RunningService web = scene().service("web", draft -> draft).awaitComplete();
        List<String> command = new ArrayList<>(List.of("PRINT"));
        command.addAll(AWKWARD);

        assertThat(web.run(command.toArray(String[]::new)).output())
                .isEqualTo(AWKWARD.stream().collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void theySurviveInLogLines() {
        String line = AWKWARD.stream().filter(text -> !text.contains("\n")).collect(Collectors.joining(" | "));
        RunningService web =
                scene().service("web", draft -> draft.set("LOG_TEXT", line)).awaitComplete();

        assertThat(Lines.read(tck(), LogQuery.all(web.id())))
                .extracting(LogLine::text)
                .contains(line);
    }

    private static List<String> answers(RunningService web, String prefix) {
        List<String> answers = new ArrayList<>();
        for (int index = 0; index < AWKWARD.size(); index++) {
            answers.add(web.ask("/env?name=" + prefix + index));
        }
        return answers;
    }
}
