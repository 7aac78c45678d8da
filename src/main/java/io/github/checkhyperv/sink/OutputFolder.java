package io.github.checkhyperv.sink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of a file, held open where the system can (openat and its kin): all that is done to
 * the file by its name happens in this very folder, whatever others put in its place meanwhile.
 * Names are never followed through symbolic links.
 */
final class OutputFolder implements Closeable {
    private static final Set<OpenOption> NEW =
            Set.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW,
                    LinkOption.NOFOLLOW_LINKS);

    private static final Set<OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private final Path path;
    private final SecureDirectoryStream<Path> held;

    private OutputFolder(Path path, SecureDirectoryStream<Path> held) {
        this.path = path;
        this.held = held;
    }

    /**
     * Opens a folder.
     *
     * @param path a path without symbolic links; should one appear on it meanwhile, this fails
     */
    static OutputFolder open(Path path) throws IOException {
        try {
            return new OutputFolder(path, hold(path));
        } catch (AccessDeniedException e) {
            // A folder on the way that may be passed, but not read; never so for root.
            return new OutputFolder(path, null);
        }
    }

    /**
     * From the root on, folder by folder, each in the one before; null where no system call does.
     */
    private static SecureDirectoryStream<Path> hold(Path path) throws IOException {
        DirectoryStream<Path> reached = Files.newDirectoryStream(path.getRoot());
        for (Path name : path) {
            if (!(reached instanceof SecureDirectoryStream<Path> here)) {
                break;
            }
            try (here) {
                reached = here.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
            }
        }
        if (reached instanceof SecureDirectoryStream<Path> folder) {
            return folder;
        }
        reached.close();
        return null;
    }

    /** What is known about the folder itself, where it has POSIX rights. */
    Optional<PosixFileAttributeView> view() {
        return Optional.ofNullable(
                held == null
                        ? Files.getFileAttributeView(path, PosixFileAttributeView.class)
                        : held.getFileAttributeView(PosixFileAttributeView.class));
    }

    /** What is known about a file here, where files have POSIX rights. */
    Optional<PosixFileAttributeView> view(Path name) {
        return Optional.ofNullable(
                held == null
                        ? Files.getFileAttributeView(
                                path.resolve(name),
                                PosixFileAttributeView.class,
                                LinkOption.NOFOLLOW_LINKS)
                        : held.getFileAttributeView(
                                name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Whether there is a file of this name.
     *
     * @throws IOException also when what is there is no regular file
     */
    boolean hasFile(Path name) throws IOException {
        BasicFileAttributes attributes;
        try {
            Optional<PosixFileAttributeView> view = view(name);
            attributes =
                    view.isPresent()
                            ? view.get().readAttributes()
                            : Files.readAttributes(path.resolve(name), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(name.toString(), null, "it is no regular file");
        }
        return true;
    }

    /** Opens a file for reading. */
    SeekableByteChannel read(Path name) throws IOException {
        return held == null
                ? Files.newByteChannel(path.resolve(name), READ)
                : held.newByteChannel(name, READ);
    }

    /** Makes a file that was not there, with these rights or what the umask leaves of them. */
    SeekableByteChannel create(Path name, Set<PosixFilePermission> rights) throws IOException {
        boolean posix = view().isPresent();
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                        : NO_ATTRIBUTES;
        return held == null
                ? Files.newByteChannel(path.resolve(name), NEW, attributes)
                : held.newByteChannel(name, NEW, attributes);
    }

    /**
     * Puts a file into the place of another, in one step.
     *
     * @throws AtomicMoveNotSupportedException where that cannot be
     */
    void replace(Path target, Path file) throws IOException {
        if (held == null) {
            Files.move(path.resolve(file), path.resolve(target), StandardCopyOption.ATOMIC_MOVE);
        } else {
            held.move(file, held, target);
        }
    }

    /** Removes a file, if it is there. */
    void delete(Path name) throws IOException {
        try {
            if (held == null) {
                Files.deleteIfExists(path.resolve(name));
            } else {
                held.deleteFile(name);
            }
        } catch (NoSuchFileException e) {
            return; // It has got its name.
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}
