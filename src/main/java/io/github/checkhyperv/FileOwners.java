package io.github.checkhyperv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Whom this process trusts with what it writes: the user who runs it, and root. */
final class FileOwners {
    private static final Path SELF = Path.of("/proc/self");

    private final String user;

    private FileOwners(String user) {
        this.user = user;
    }

    /** As Linux knows this process, since a user of a container may have no name; else by name. */
    static FileOwners ofThisProcess() throws IOException {
        return new FileOwners(
                Files.exists(SELF)
                        ? Files.getOwner(SELF).getName()
                        : System.getProperty("user.name"));
    }

    boolean trust(UserPrincipal owner) {
        String name = owner.getName();
        return name.equals(user) || name.equals("root") || name.equals("0");
    }
}
