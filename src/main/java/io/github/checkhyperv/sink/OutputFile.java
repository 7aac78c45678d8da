package io.github.checkhyperv.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file that others read while it is written: it is written beside its place and renamed into it,
 * so that a reader sees the old text or the new one, never a part. A symbolic link stays one, what
 * it leads to is replaced; but only a link of our own or of root, see {@link OutputPath}.
 *
 * <p>A file that is there keeps its mode, if it is our own or root's; a new one can be read by all,
 * as far as the umask lets it. In a folder that others can write nothing gets a mode by which they
 * could write it, nor any mode afterwards, as the name may be another file's by then.
 */
public final class OutputFile {
    /** Of the old file that is read; what is looked for stands before the disks. */
    private static final int MOST_OCTETS_READ = 256 * 1024;

    /** How much more for each series that is looked for, as there are as many of others before. */
    private static final int OCTETS_FOR_EACH = 1024;

    private static final Set<PosixFilePermission> NEW_FILE =
            Set.copyOf(PosixFilePermissions.fromString("rw-r--r--"));

    private static final Set<PosixFilePermission> WRITE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final Set<PosixFilePermission> OWNERS_FILE =
            Set.copyOf(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final boolean ownersOnly;

    /** The file at this path. */
    public OutputFile(Path path) {
        this(path, false);
    }

    private OutputFile(Path path, boolean ownersOnly) {
        this.path = path;
        this.ownersOnly = ownersOnly;
    }

    /** A file that nobody else may read, whatever the mode of the one that is there. */
    public static OutputFile ownersOnly(Path path) {
        return new OutputFile(path, true);
    }

    /**
     * Writes the whole file, in UTF-8.
     *
     * @throws IOException when it could not be; the old text is still there then. The message is
     *     for the operator.
     */
    public void write(Content content) throws IOException {
        try {
            replace(content);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new IOException("the folder of " + path + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied to write " + path, e);
        } catch (FileSystemException e) {
            throw new IOException("cannot write " + path + ": " + e.getReason(), e);
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private void replace(Content content) throws IOException {
        FileOwners owners = FileOwners.ofThisProcess();
        Path place = place(owners);
        Path target = place.getFileName();
        if (target == null) {
            throw new FileSystemException(path.toString(), null, "it is no regular file");
        }
        try (OutputFolder folder = OutputFolder.open(place.getParent())) {
            boolean replaces = folder.hasFile(target);
            boolean isPrivate = isPrivate(folder, owners);
            Set<PosixFilePermission> rights = EnumSet.copyOf(ownersOnly ? OWNERS_FILE : NEW_FILE);
            boolean keeps = replaces && !ownersOnly && keepRights(folder, target, owners, rights);
            if (!isPrivate) {
                rights.removeAll(WRITE_BY_OTHERS);
            }
            // Not the target's ending: node_exporter would read it, were it to see it.
            Path part = Path.of("." + target + "." + unique() + ".part");
            try {
                writeNew(folder, part, rights, content);
                if (keeps && isPrivate) {
                    folder.view(part).orElseThrow().setPermissions(rights); // whatever the umask
                }
                folder.replace(target, part);
            } finally {
                folder.delete(part);
            }
            if (isPrivate) {
                force(place.getParent());
            }
        }
    }

    private Path place(FileOwners owners) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            return OutputPath.resolve(path, owners);
        }
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    }

    /** Whether nobody else can put other files into the place of ours. */
    private static boolean isPrivate(OutputFolder folder, FileOwners owners) throws IOException {
        Optional<PosixFileAttributeView> view = folder.view();
        if (view.isEmpty()) {
            return true; // Windows: access lists decide, and are inherited from the folder.
        }
        PosixFileAttributes attributes = view.get().readAttributes();
        Set<PosixFilePermission> rights = EnumSet.copyOf(WRITE_BY_OTHERS);
        rights.retainAll(attributes.permissions());
        return rights.isEmpty() && owners.trust(attributes.owner());
    }

    /** Takes over the rights of the file that is there, unless it is somebody else's. */
    private static boolean keepRights(
            OutputFolder folder, Path target, FileOwners owners, Set<PosixFilePermission> rights)
            throws IOException {
        Optional<PosixFileAttributeView> view = folder.view(target);
        if (view.isEmpty()) {
            return false;
        }
        PosixFileAttributes attributes = view.get().readAttributes();
        if (!owners.trust(attributes.owner())) {
            return false;
        }
        rights.clear();
        rights.addAll(attributes.permissions());
        return true;
    }

    private static void writeNew(
            OutputFolder folder, Path name, Set<PosixFilePermission> rights, Content content)
            throws IOException {
        try (SeekableByteChannel channel = folder.create(name, rights);
                OutputStream octets = Channels.newOutputStream(channel);
                Writer text = new OutputStreamWriter(octets, StandardCharsets.UTF_8)) {
            content.writeTo(text);
            text.flush();
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    private static String unique() {
        return ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    }

    /** Makes the new name survive a crash as the new text does. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // Windows cannot, and the text itself is safe already.
        }
    }

    /**
     * What the file says before it is written anew, of lines {@code SERIES VALUE}.
     *
     * @param names names by series, as that stands at the start of a line
     * @return decimal numbers by name, where the file has them
     */
    public Map<String, String> previous(Map<String, String> names) {
        String text;
        try {
            text = start(MOST_OCTETS_READ + (long) OCTETS_FOR_EACH * (names.size() - 1));
        } catch (IOException e) {
            return Map.of(); // There was none, or nothing of ours.
        }
        Map<String, String> values = new HashMap<>();
        int line = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', line)) {
            int space = text.lastIndexOf(' ', end);
            String name = space < line ? null : names.get(text.substring(line, space));
            String value = name == null ? "" : text.substring(space + 1, end);
            if (isDecimal(value)) {
                values.putIfAbsent(name, value);
            }
            line = end + 1;
        }
        return values;
    }

    private String start(long most) throws IOException {
        Path place = place(FileOwners.ofThisProcess());
        Path name = place.getFileName();
        if (name == null) {
            return "";
        }
        try (OutputFolder folder = OutputFolder.open(place.getParent())) {
            if (!folder.hasFile(name)) {
                return "";
            }
            ByteBuffer buffer;
            try (SeekableByteChannel channel = folder.read(name)) {
                buffer = ByteBuffer.allocate((int) Math.min(most, channel.size()));
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    continue;
                }
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }

    private static boolean isDecimal(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
            digits |= c != '.';
        }
        return digits && text.indexOf('.') == text.lastIndexOf('.');
    }
}
