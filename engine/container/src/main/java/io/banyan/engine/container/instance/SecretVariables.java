package io.banyan.engine.container.instance;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.Variable;
import java.util.List;
import java.util.regex.Pattern;

/** Secret variables are set by a script inside the container, so that they are in no description of it. */
public final class SecretVariables {
    /** Where the shell is seen in a container. */
    public static final String SHELL = "/.banyan/sh";

    /** Where the script is seen in a container. */
    public static final String START = "/.banyan/start";

    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SecretVariables() {}

    /**
     * Refuses what a shell cannot set.
     *
     * @throws EngineException INVALID_SPECIFICATION
     */
    public static void check(List<Variable> variables) {
        for (Variable variable : variables) {
            if (variable.secret() && !SHELL_NAME.matcher(variable.name()).matches()) {
                throw new EngineException(new Fault(
                        FaultCode.INVALID_SPECIFICATION,
                        "secret variable '" + variable.name() + "' is not a name that a shell can set",
                        "use letters, digits and underscores, or pass the secret as a file"));
            }
        }
    }

    /** Sets the variables and becomes the container's own command: nothing of the shell is left when that runs. */
    public static String script(List<Variable> secrets) {
        check(secrets);
        StringBuilder script = new StringBuilder();
        for (Variable variable : secrets) {
            script.append("export ")
                    .append(variable.name())
                    .append("='")
                    .append(variable.value().replace("'", "'\\''"))
                    .append("'\n");
        }
        return script.append("exec \"$@\"\n").toString();
    }
}
