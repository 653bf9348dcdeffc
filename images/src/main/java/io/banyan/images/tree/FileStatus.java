package io.banyan.images.tree;

import io.banyan.images.tree.TreeEntry.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What the system notes about a path itself, links not followed. */
record FileStatus(int mode, int user, int group, int links, long modified) {
    private static final int PERMISSIONS = 0_7777;

    static FileStatus of(Path path) throws IOException {
        Map<String, Object> unix =
                Files.readAttributes(path, "unix:mode,uid,gid,nlink,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        return new FileStatus(
                number(unix, "mode") & PERMISSIONS,
                number(unix, "uid"),
                number(unix, "gid"),
                number(unix, "nlink"),
                ((FileTime) Objects.requireNonNull(unix.get("lastModifiedTime"))).to(TimeUnit.SECONDS));
    }

    Attributes attributes() {
        return new Attributes(mode, user, group, modified);
    }

    private static int number(Map<String, Object> unix, String name) {
        return (int) Objects.requireNonNull(unix.get(name));
    }
}
