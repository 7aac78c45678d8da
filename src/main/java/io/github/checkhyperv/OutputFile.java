package io.github.checkhyperv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A file that others read while it is written: it is written beside its place and renamed into it,
 * so that a reader sees the old text or the new one, never a part. A file that is there keeps its
 * mode; a new one gets what the umask leaves. A symbolic link stays one, what it leads to is
 * replaced.
 */
final class OutputFile {
    private final Path path;

    /** The file at this path. */
    OutputFile(Path path) {
        this.path = path;
    }

    /**
     * Writes the whole file.
     *
     * @throws IOException when it could not be; the old text is still there then. The message is
     *     for the operator.
     */
    void write(String text) throws IOException {
        try {
            replace(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new IOException("the folder of " + path + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied to write " + path, e);
        } catch (FileSystemException e) {
            throw new IOException("cannot write " + path + ": " + e.getReason(), e);
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private void replace(byte[] octets) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(path.toString(), null, "it is no regular file");
        }
        Path folder = target.getParent();
        // Not the target's ending: node_exporter would read it, were it to see it.
        Path part = folder.resolve("." + target.getFileName() + "." + unique() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer buffer = ByteBuffer.wrap(octets);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            keepMode(target, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        force(folder);
    }

    private static String unique() {
        return ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    }

    private static void keepMode(Path target, Path part) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        } catch (UnsupportedOperationException e) {
            return; // Windows: the folder's access list is inherited.
        }
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
     * The value of a sample in a file that this program wrote before, if there is one.
     *
     * @param sample the sample's name
     */
    Optional<String> previous(String sample) {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (IOException e) {
            return Optional.empty(); // There was none, or nothing of ours.
        }
        for (String line : lines) {
            if (line.startsWith(sample + "{")) {
                String value = line.substring(line.lastIndexOf(' ') + 1);
                return isDecimal(value) ? Optional.of(value) : Optional.empty();
            }
        }
        return Optional.empty();
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
