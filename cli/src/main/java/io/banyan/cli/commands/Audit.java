package io.banyan.cli.commands;

import io.banyan.audit.chain.Anchor;
import io.banyan.audit.chain.AuditChain;
import io.banyan.audit.chain.Verification;
import io.banyan.cli.ExitCode;
import io.banyan.cli.output.Json;
import io.banyan.cli.output.Messages;
import io.banyan.cli.output.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What was done, tried and denied, newest first. */
@Command(
        name = "audit",
        subcommands = {Audit.Export.class, Audit.Verify.class})
final class Audit extends ServerCommand {
    @Option(names = "--actor", paramLabel = "PERSON", descriptionKey = "audit.actor")
    @Nullable
    String actor;

    @Option(names = "--action", paramLabel = "ACTION", descriptionKey = "audit.action")
    @Nullable
    String action;

    @Override
    public Integer call() {
        StringBuilder query = new StringBuilder("/audit?limit=50");
        if (common.tribe != null) {
            query.append("&tribe=").append(common.tribe);
        }
        if (actor != null) {
            query.append("&actor=").append(actor);
        }
        if (action != null) {
            query.append("&action=").append(action);
        }
        JsonNode entries = common.server().get(query.toString());
        if (common.json()) {
            common.printJson(entries);
            return ExitCode.OK;
        }
        Table table = new Table(
                Messages.text("column.number"),
                Messages.text("column.time"),
                Messages.text("column.person"),
                Messages.text("column.action"),
                Messages.text("column.subject"),
                Messages.text("column.result"));
        for (JsonNode entry : Json.at(entries, "items")) {
            table.row(
                    Json.text(entry, "sequence"),
                    Json.text(entry, "at"),
                    Json.text(entry, "actor"),
                    Json.text(entry, "action"),
                    Json.text(entry, "subject"),
                    Json.text(entry, "outcome"));
        }
        table.print(common.out());
        return ExitCode.OK;
    }

    /** Writes the log to a file that can be verified anywhere. */
    @Command(name = "export")
    static final class Export extends ServerCommand {
        @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "audit.file")
        Path file = Path.of("audit.ndjson");

        @Override
        public Integer call() throws IOException {
            try (InputStream export =
                    common.server().raw("/audit/export", "application/x-ndjson").body()) {
                Files.copy(export, file, StandardCopyOption.REPLACE_EXISTING);
            }
            common.say("audit.exported", file, Files.size(file));
            return ExitCode.OK;
        }
    }

    /** Verifies the chain: of an export without any server, else the server's own. */
    @Command(name = "verify")
    static final class Verify extends ServerCommand {
        @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "audit.verify.file")
        @Nullable
        Path file;

        @Option(names = "--head", paramLabel = "SEQUENCE:HASH", descriptionKey = "audit.verify.head")
        @Nullable
        String head;

        @Override
        public Integer call() throws IOException {
            return file == null ? online() : offline(file);
        }

        private int offline(Path export) throws IOException {
            Verification verification;
            try (Stream<String> lines = Files.lines(export)) {
                verification =
                        AuditChain.verify(lines, Optional.ofNullable(head).map(Verify::anchor));
            }
            verification
                    .firstBreak()
                    .ifPresentOrElse(
                            found -> broken(
                                    Long.toString(found.sequence()),
                                    found.kind().name().toLowerCase(Locale.ROOT),
                                    found.message()),
                            () -> {
                                common.say("audit.intact", Long.toString(verification.entries()));
                                common.say(
                                        "audit.head",
                                        verification.head().sequence() + ":"
                                                + verification.head().hash());
                            });
            return verification.intact() ? ExitCode.OK : ExitCode.USER_FAULT;
        }

        private int online() {
            JsonNode answer = common.server().get("/audit/verification");
            boolean intact = Json.at(answer, "intact").asBoolean();
            if (common.json()) {
                common.printJson(answer);
            } else if (intact) {
                common.say("audit.intact", Json.text(answer, "entries"));
            } else {
                broken(
                        Json.text(answer, "firstBreak.sequence"),
                        Json.text(answer, "firstBreak.kind"),
                        Json.text(answer, "firstBreak.message"));
            }
            return intact ? ExitCode.OK : ExitCode.USER_FAULT;
        }

        private void broken(String sequence, String kind, String message) {
            common.say("audit.broken", sequence, kind, message);
        }

        private static Anchor anchor(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("--head " + text + ": SEQUENCE:HASH");
            }
            return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }
    }
}
