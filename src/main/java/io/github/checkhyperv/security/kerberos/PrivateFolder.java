package io.github.checkhyperv.security.kerberos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of the user who runs this, which nobody else can look into or change; files in it are
 * replaced in one step. What is not so is as good as not there.
 */
final class PrivateFolder {
    private static final int MOST_OCTETS = 1 << 20;
    private static final int OTHERS = 0077;

    private final Path path;
    private final boolean isUnix;

    private PrivateFolder(Path path) {
        this.path = path;
        this.isUnix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /**
     * The folder for what is kept between runs: {@code check_hyperv_storage_qos} in XDG_CACHE_HOME,
     * or in {@code .cache} of HOME; nothing where there is none that is the user's own.
     */
    static Optional<PrivateFolder> ofUser(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            home = System.getProperty("user.home", "");
        }
        if (!cache.startsWith("/")) {
            if (home.isEmpty() || home.equals("?")) {
                return Optional.empty();
            }
            cache = home + "/.cache";
        }
        PrivateFolder folder = new PrivateFolder(Path.of(cache, "check_hyperv_storage_qos"));
        return folder.make() ? Optional.of(folder) : Optional.empty();
    }

    private boolean make() {
        try {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, attributes("rwx------"));
            }
            return isPrivate(path);
        } catch (IOException e) {
            return false;
        }
    }

    private FileAttribute<?>[] attributes(String permissions) {
        if (!isUnix) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    /** Ours, and nobody else's. On Windows the profile's access lists say so. */
    private boolean isPrivate(Path file) throws IOException {
        if (!isUnix) {
            return true;
        }
        Map<String, Object> found =
                Files.readAttributes(file, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
        Object self =
                Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return found.get("uid").equals(self) && ((Integer) found.get("mode") & OTHERS) == 0;
    }

    Path path() {
        return path;
    }

    /** What is in a file; nothing where there is none that is to be trusted. */
    Optional<byte[]> read(String name) {
        Path file = path.resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isPrivate(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(in.readNBytes(MOST_OCTETS));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Replaces a file in one step; {@code unique} keeps those who write at once apart. */
    void write(String name, byte[] octets, String unique) throws IOException {
        Path part = path.resolve("." + name + "." + unique);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (FileChannel channel = FileChannel.open(part, options, attributes("rw-------"))) {
                ByteBuffer buffer = ByteBuffer.wrap(octets);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            Files.move(part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes a file, if it is there. */
    void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            // What cannot be deleted is overwritten or runs out.
            return;
        }
    }
}
