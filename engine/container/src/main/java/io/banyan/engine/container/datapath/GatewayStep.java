package io.banyan.engine.container.datapath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One change of a running gateway.
 *
 * <p>Commands: HAProxy management guide 3.0, section 9.3.
 */
sealed interface GatewayStep {

    /** What HAProxy is told, one dialogue each. */
    List<Command> commands();

    /**
     * One line, or one with a payload, and how its success is told.
     *
     * @param text the command, without the line end
     * @param accepted what an answer contains that says it was carried out; empty if only silence does
     */
    record Command(String text, String accepted) {
        boolean carriedOut(String answer) {
            return accepted.isEmpty() ? answer.isBlank() : answer.contains(accepted);
        }
    }

    /** Puts a server in and lets it take requests. HAProxy trusts it to be up until a check says otherwise. */
    record AddServer(String slot, Server server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            List<Command> commands = new ArrayList<>();
            commands.add(new Command(
                    "add server " + slot + "/" + server.name() + " " + server.parameters(), "New server registered."));
            commands.addAll(new AcceptRequests(slot, server).commands());
            return commands;
        }
    }

    /** Lets a server take requests. */
    record AcceptRequests(String slot, Server server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            String path = slot + "/" + server.name();
            Command accept = new Command("set server " + path + " state ready", "");
            return server.checked() ? List.of(new Command("enable health " + path, ""), accept) : List.of(accept);
        }
    }

    /** Sends a server nothing new; what it is busy with goes on. */
    record DrainServer(String slot, String server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            return List.of(new Command("set server " + slot + "/" + server + " state drain", ""));
        }
    }

    /** Sends a server nothing new. HAProxy repeats elsewhere what its death broke off, as far as that may be repeated. */
    record DisableServer(String slot, String server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            return List.of(nothingNew(slot + "/" + server));
        }
    }

    /** Sends a server nothing new and gives up what it was busy with. */
    record AbandonServer(String slot, String server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            String path = slot + "/" + server;
            return List.of(nothingNew(path), new Command("shutdown sessions server " + path, ""));
        }
    }

    /** Deletes a server that has nothing in flight; HAProxy refuses while it has. */
    record DeleteServer(String slot, String server) implements GatewayStep {
        @Override
        public List<Command> commands() {
            String path = slot + "/" + server;
            return List.of(nothingNew(path), new Command("del server " + path, "Server deleted."));
        }
    }

    record AddToMap(String map, Map<String, String> entries) implements GatewayStep {
        @Override
        public List<Command> commands() {
            StringBuilder command = new StringBuilder("add map " + GatewayFiles.DIRECTORY + map + " <<\n");
            entries.forEach((key, value) ->
                    command.append(key).append(' ').append(value).append('\n'));
            return List.of(new Command(command.toString(), ""));
        }
    }

    record ChangeInMap(String map, String key, String value) implements GatewayStep {
        @Override
        public List<Command> commands() {
            return List.of(new Command(
                    "set map " + GatewayFiles.DIRECTORY + map + " " + escaped(key) + " " + escaped(value), ""));
        }
    }

    record RemoveFromMap(String map, String key) implements GatewayStep {
        @Override
        public List<Command> commands() {
            return List.of(new Command("del map " + GatewayFiles.DIRECTORY + map + " " + escaped(key), ""));
        }
    }

    /** Takes a certificate into use for a host. The content is read from disk when the step is taken. */
    record AddCertificate(String file, String host, String content) implements GatewayStep {
        @Override
        public List<Command> commands() {
            String path = GatewayFiles.DIRECTORY + file;
            return List.of(
                    new Command("new ssl cert " + path, "New empty certificate store"),
                    new Command("set ssl cert " + path + " <<\n" + content, "Transaction created"),
                    new Command("commit ssl cert " + path, "Success!"),
                    new Command(
                            "add ssl crt-list " + GatewayFiles.DIRECTORY + GatewayFiles.CERTIFICATES + " <<\n" + path
                                    + " " + host + "\n",
                            "Success!"));
        }

        @Override
        public String toString() {
            return "AddCertificate[" + file + " for " + host + "]";
        }
    }

    record RemoveCertificate(String file) implements GatewayStep {
        @Override
        public List<Command> commands() {
            String path = GatewayFiles.DIRECTORY + file;
            return List.of(
                    new Command(
                            "del ssl crt-list " + GatewayFiles.DIRECTORY + GatewayFiles.CERTIFICATES + " " + path,
                            "deleted"),
                    new Command("del ssl cert " + path, "deleted"));
        }
    }

    private static Command nothingNew(String path) {
        return new Command("set server " + path + " state maint", "");
    }

    /** On a command line, spaces, semicolons and backslashes mean something unless a backslash stands before them. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace(";", "\\;").replace(" ", "\\ ");
    }
}
