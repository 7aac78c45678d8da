package io.github.checkhyperv.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Who may read and change a file that holds a password, and who owns it. Windows has no such
 * rights: access lists decide there, and are inherited from the folder.
 */
final class FileRights {
    private FileRights() {}

    /**
     * Refuses a file that anybody but its owner, who is the user or root, can read, change or
     * replace. A symbolic link is refused, since who may change it is not who may change what it
     * leads to.
     *
     * @param label what messages call the file
     */
    static void checkOwn(Path path, String label) throws UsageException, IOException {
        BasicFileAttributes attributes = attributes(path);
        checkKind(attributes, label);
        if (attributes instanceof PosixFileAttributes posix) {
            checkRights(posix, path, label);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException e) {
            // Windows: access lists decide there, and inherit from the folder.
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static void checkKind(BasicFileAttributes attributes, String label)
            throws UsageException {
        if (attributes.isSymbolicLink()) {
            throw new UsageException(label + " is a symbolic link", "name the file itself");
        }
        if (attributes.isDirectory()) {
            throw new UsageException(label + " is a directory", "name a file");
        }
        if (!attributes.isRegularFile()) {
            throw new UsageException(label + " is no regular file", "name a regular file");
        }
    }

    private static void checkRights(PosixFileAttributes attributes, Path path, String label)
            throws UsageException, IOException {
        Set<PosixFilePermission> rights = attributes.permissions();
        if (rights.contains(PosixFilePermission.GROUP_READ)
                || rights.contains(PosixFilePermission.OTHERS_READ)
                || rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UsageException(
                    label + " can be read or changed by other users", "chmod 600 " + path);
        }
        String owner = attributes.owner().getName();
        String user = System.getProperty("user.name");
        if (!owner.equals("root") && !owner.equals(user) && !isOwnedByProcess(path)) {
            throw new UsageException(
                    label + " belongs to " + owner + ", not to " + user,
                    "chown " + user + " " + path);
        }
    }

    /** Where the user has no name, as in a container, numbers tell; Linux shows its own. */
    private static boolean isOwnedByProcess(Path path) throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                && Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getAttribute(self, "unix:uid"));
    }

    /**
     * Refuses a file that every user can read, or that anybody but its owner can write: who writes
     * it says which host gets the password. A group that reads it for the monitoring system is
     * common.
     */
    static void checkShared(Path path, String label) throws UsageException {
        Set<PosixFilePermission> rights = rights(path, label);
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            throw new UsageException(
                    label + " holds a password and can be read by every user", mend(rights, path));
        }
        if (rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UsageException(
                    label + " holds a password and can be changed by other users",
                    mend(rights, path));
        }
    }

    /**
     * Refuses a list of hosts that every user can change: who does says who is sent the account.
     */
    static void checkList(Path path, String label) throws UsageException {
        if (rights(path, label).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UsageException(
                    label + " can be changed by every user, who could name a host of their own",
                    "chmod o-w " + path);
        }
    }

    /** None on Windows: access lists decide there, and inherit from the folder. */
    private static Set<PosixFilePermission> rights(Path path, String label) throws UsageException {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UsageException(label + " cannot be read", "check the file");
        }
    }

    private static String mend(Set<PosixFilePermission> rights, Path path) {
        boolean group = rights.contains(PosixFilePermission.GROUP_WRITE);
        return (group ? "chmod g-w,o= " : "chmod o= ") + path;
    }
}
