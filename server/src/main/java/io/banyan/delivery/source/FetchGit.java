package io.banyan.delivery.source;

import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.springframework.stereotype.Component;

/** Fetches one commit of a repository, and no more of its history than the server makes necessary. */
@Component
public class FetchGit {
    private static final String WANTED = "refs/banyan/wanted";

    private final DeliverySettings settings;

    FetchGit(DeliverySettings settings) {
        this.settings = settings;
    }

    /**
     * Checks an address against the site's policy, without asking anybody.
     *
     * @throws DeliveryFailed when it is not allowed
     */
    public void requireAllowed(String url) {
        GitAddress.of(url, settings.git());
    }

    /**
     * Fetches into a directory that is empty or missing.
     *
     * @param ref branch, tag, or (part of) a commit's id
     * @return the full id of the commit
     */
    public String fetch(String url, String ref, Path directory) {
        GitAddress address = GitAddress.of(url, settings.git());
        try {
            Collection<Ref> offered = prepare(Git.lsRemoteRepository(), address)
                    .setRemote(url)
                    .setHeads(true)
                    .setTags(true)
                    .call();
            try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
                StoredConfig config = git.getRepository().getConfig();
                config.setBoolean("core", null, "symlinks", true);
                config.setBoolean("core", null, "autocrlf", false);
                config.save();
                ObjectId commit = named(offered, ref)
                        .map(found -> shallow(git, address, found.getName()).orElseThrow())
                        .orElseGet(() -> byId(git, address, offered, ref));
                git.checkout().setName(commit.name()).setForced(true).call();
                return commit.name();
            }
        } catch (GitAPIException | IOException | RuntimeException fault) {
            throw explain(fault, address);
        }
    }

    private static Optional<Ref> named(Collection<Ref> offered, String ref) {
        return List.of("refs/heads/" + ref, "refs/tags/" + ref, ref).stream()
                .flatMap(
                        name -> offered.stream().filter(found -> found.getName().equals(name)))
                .findFirst();
    }

    private Optional<ObjectId> shallow(Git git, GitAddress address, String source) {
        fetch(git, address, "+" + source + ":" + WANTED, true);
        return commit(git, WANTED);
    }

    /** Not every server gives a commit by its id; then its whole history must come. */
    private ObjectId byId(Git git, GitAddress address, Collection<Ref> offered, String ref) {
        if (ref.matches("[0-9a-f]{40}")) {
            Optional<ObjectId> alone = alone(git, address, ref);
            if (alone.isPresent()) {
                return alone.get();
            }
        }
        if (ref.matches("[0-9a-f]{7,40}")) {
            fetch(git, address, "+refs/heads/*:refs/remotes/origin/*", false);
            Optional<ObjectId> found = commit(git, ref);
            if (found.isPresent()) {
                return found.get();
            }
        }
        String some = offered.stream()
                .map(Ref::getName)
                .filter(name -> name.startsWith("refs/heads/"))
                .map(name -> name.substring("refs/heads/".length()))
                .limit(10)
                .reduce((one, other) -> one + ", " + other)
                .orElse("-");
        throw new DeliveryFailed(DeliveryError.REF_UNKNOWN, ref, address.url(), some);
    }

    private Optional<ObjectId> alone(Git git, GitAddress address, String id) {
        try {
            return shallow(git, address, id);
        } catch (DeliveryFailed refused) {
            // Servers refuse in many words. What is really wrong shows when the history is asked for.
            if (refused.code() == DeliveryError.SOURCE_TOO_LARGE
                    || Thread.currentThread().isInterrupted()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private void fetch(Git git, GitAddress address, String refs, boolean shallow) {
        FetchCommand fetch = prepare(git.fetch(), address)
                .setRemote(address.url())
                .setRefSpecs(new RefSpec(refs))
                .setProgressMonitor(new SizeLimit(
                        git.getRepository().getDirectory().toPath(),
                        settings.git().limit().toBytes()));
        if (shallow) {
            fetch.setDepth(1);
        }
        try {
            fetch.call();
        } catch (GitAPIException fault) {
            throw explain(fault, address);
        }
    }

    private static Optional<ObjectId> commit(Git git, String name) {
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            ObjectId id = git.getRepository().resolve(name + "^{commit}");
            if (id == null) {
                return Optional.empty();
            }
            RevCommit commit = walk.parseCommit(id);
            return Optional.of(commit.getId());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private <C extends TransportCommand<C, ?>> C prepare(C command, GitAddress address) {
        command.setTimeout((int) settings.git().timeout().toSeconds());
        settings.git().credentials().stream()
                .filter(credential -> credential.host().equalsIgnoreCase(address.host()))
                .findFirst()
                .ifPresent(credential -> command.setCredentialsProvider(
                        new UsernamePasswordCredentialsProvider(credential.user(), secret(credential.passwordFile()))));
        return command;
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new DeliveryFailed(
                    unreadable,
                    DeliveryError.SOURCE_UNREACHABLE,
                    file.getFileName(),
                    "its password file is unreadable");
        }
    }

    /** JGit tells these apart by text only. */
    private static RuntimeException explain(Exception fault, GitAddress address) {
        String text = text(fault);
        if (fault instanceof DeliveryFailed known) {
            return known;
        }
        if (fault.getCause() instanceof DeliveryFailed known) {
            return known;
        }
        if (text.contains("size limit")) {
            return new DeliveryFailed(fault, DeliveryError.SOURCE_TOO_LARGE, address.url(), text);
        }
        if (text.contains("no space left")) {
            return new DeliveryFailed(fault, DeliveryError.DISK_FULL, "builds");
        }
        if (text.contains("not authorized")
                || text.contains("authentication is required")
                || text.contains("not permitted")) {
            return new DeliveryFailed(fault, DeliveryError.SOURCE_ACCESS_DENIED, address.url());
        }
        if (text.contains("not found") || text.contains("no remote repository") || text.contains("not supported")) {
            return new DeliveryFailed(fault, DeliveryError.SOURCE_NOT_FOUND, address.url());
        }
        return new DeliveryFailed(fault, DeliveryError.SOURCE_UNREACHABLE, address.url(), rootMessage(fault));
    }

    private static String text(Throwable fault) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static String rootMessage(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
