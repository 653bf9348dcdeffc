package io.banyan.images.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One image as its file states it; what is left out comes from the parent ({@link ResolveDefinitions}).
 *
 * @param name short name, also the last part of the reference
 * @param title for people
 * @param purpose what it is for
 * @param from the parent image's name; none for the root of all
 * @param packages the distribution's packages to add; a trailing minus forbids one
 * @param user whom its processes run as; inherited
 * @param directories directories to make
 * @param files small files to write
 * @param links symbolic links to make
 * @param hardening what is taken out; inherited and added to
 * @param environment variables; inherited and added to
 * @param workingDirectory where the process starts; inherited
 * @param entrypoint the program and its first arguments; not inherited
 * @param command default arguments; not inherited
 * @param ports TCP ports it listens on
 * @param volumes directories whose content outlives the container
 * @param stopSignal the signal that asks it to end; SIGTERM when left out
 * @param labels further labels
 * @param check a command that proves the image works; the tests run it
 */
public record ImageDefinition(
        String name,
        String title,
        Purpose purpose,
        @Nullable String from,
        List<String> packages,
        @Nullable User user,
        List<Directory> directories,
        List<TextFile> files,
        List<Link> links,
        Hardening hardening,
        Map<String, String> environment,
        @Nullable String workingDirectory,
        List<String> entrypoint,
        List<String> command,
        List<Integer> ports,
        List<String> volumes,
        @Nullable String stopSignal,
        Map<String, String> labels,
        List<String> check) {

    /** Who owns what the definition writes. */
    public enum Owner {
        ROOT,
        USER
    }

    /**
     * Whom processes run as.
     *
     * @param id both user and group id
     */
    public record User(String name, int id, String home) {}

    public record Directory(String path, Owner owner) {}

    /**
     * A small file to write.
     *
     * @param executable mode 0755 instead of 0644; owner is root
     */
    public record TextFile(String path, String content, boolean executable) {}

    /**
     * A symbolic link to make.
     *
     * @param target may contain {@code $ARCHITECTURE}, the distribution's word for it
     */
    public record Link(String path, String target) {}

    /**
     * What is taken out.
     *
     * @param removePackages packages whose files are left out
     * @param keepPackages takes an inherited {@code removePackages} back
     * @param drop glob patterns of paths to leave out
     * @param keep glob patterns that {@code drop} does not reach
     */
    public record Hardening(
            List<String> removePackages, List<String> keepPackages, List<String> drop, List<String> keep) {}
}
