package io.github.checkhyperv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * A file that holds a password: read only when nobody else can read, change or replace it. A
 * symbolic link is refused, since who may change it is not who may change what it leads to.
 */
final class SecretFile {
    private static final int MOST_OCTETS = 64 * 1024;

    private final Path path;
    private final String label;

    /** {@code label} is what messages call it. */
    SecretFile(Path path, String label) {
        this.path = path;
        this.label = label + " " + path;
    }

    /** The whole text, without a byte order mark; the caller wipes it. */
    char[] read() throws UsageException {
        byte[] octets = new byte[0];
        try {
            BasicFileAttributes attributes = attributes();
            checkKind(attributes);
            if (attributes instanceof PosixFileAttributes posix) {
                checkRights(posix);
            }
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                octets = in.readNBytes(MOST_OCTETS + 1);
            }
            if (octets.length > MOST_OCTETS) {
                throw new UsageException(label + " is too long", "is it the right file?");
            }
            return decode(octets);
        } catch (NoSuchFileException e) {
            throw new UsageException(label + " does not exist", "check its name");
        } catch (AccessDeniedException e) {
            throw new UsageException(
                    label + " cannot be read by " + System.getProperty("user.name"),
                    "let that user own it: chown, then chmod 600");
        } catch (CharacterCodingException e) {
            throw new UsageException(label + " is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new UsageException(label + " cannot be read", "check the file");
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException e) {
            // Windows: access lists decide there, and inherit from the folder.
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void checkKind(BasicFileAttributes attributes) throws UsageException {
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

    private void checkRights(PosixFileAttributes attributes) throws UsageException, IOException {
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
        if (!owner.equals("root") && !owner.equals(user) && !isOwnedByProcess()) {
            throw new UsageException(
                    label + " belongs to " + owner + ", not to " + user,
                    "chown " + user + " " + path);
        }
    }

    /** Where the user has no name, as in a container, numbers tell; Linux shows its own. */
    private boolean isOwnedByProcess() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                && Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getAttribute(self, "unix:uid"));
    }

    private static char[] decode(byte[] octets) throws CharacterCodingException {
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
        int start = text.hasRemaining() && text.get(0) == '\ufeff' ? 1 : 0;
        char[] result = Arrays.copyOfRange(text.array(), start, text.limit());
        Arrays.fill(text.array(), '\0');
        return result;
    }
}
