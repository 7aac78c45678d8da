package io.github.checkhyperv.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Whom this process trusts with what it writes: the user who runs it, and root. */
final class FileOwners {
    private static final Path SELF = Path.of("/proc/self");

    private final String name;
    private final String nameOfProcess;

    private FileOwners(String name, String nameOfProcess) {
        this.name = name;
        this.nameOfProcess = nameOfProcess;
    }

    /** By name, and as Linux knows this process, since a user of a container may have no name. */
    static FileOwners ofThisProcess() throws IOException {
        String name = System.getProperty("user.name");
        return new FileOwners(name, Files.exists(SELF) ? Files.getOwner(SELF).getName() : name);
    }

    boolean trust(UserPrincipal owner) {
        String other = owner.getName();
        return other.equals(name)
                || other.equals(nameOfProcess)
                || other.equals("root")
                || other.equals("0");
    }
}
