package io.github.checkhyperv.sink;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a path leads. A symbolic link on the way, at its end too, is followed only when it belongs
 * to someone trusted: whoever owns a link decides which file is written.
 */
final class OutputPath {
    /** As Linux itself follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Path path;
    private final FileOwners owners;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path reached;
    private int links;

    private OutputPath(Path path, FileOwners owners) {
        this.path = path;
        this.owners = owners;
    }

    /**
     * The same place by a path without links, as far as the path exists.
     *
     * @throws IOException also when a link on the way belongs to somebody else
     */
    static Path resolve(Path path, FileOwners owners) throws IOException {
        OutputPath place = new OutputPath(path, owners);
        place.continueAt(path.toAbsolutePath());
        while (!place.ahead.isEmpty()) {
            place.step(place.ahead.removeFirst());
        }
        return place.reached;
    }

    private void continueAt(Path target) {
        if (target.isAbsolute()) {
            reached = target.getRoot();
        }
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            ahead.addFirst(target.getName(i));
        }
    }

    private void step(Path name) throws IOException {
        String text = name.toString();
        if (text.isEmpty() || text.equals(".")) {
            return;
        }
        if (text.equals("..")) {
            Path parent = reached.getParent();
            reached = parent == null ? reached : parent;
            return;
        }
        Path next = reached.resolve(name);
        if (!leadsOn(next)) {
            reached = next;
        }
    }

    /** Whether this was a link; what it leads to lies ahead then. */
    private boolean leadsOn(Path next) throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes =
                    Files.readAttributes(
                            next, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false;
        }
        if (!attributes.isSymbolicLink()) {
            return false;
        }
        if (!owners.trust(attributes.owner())) {
            String owner = attributes.owner().getName();
            throw refused("it leads through a symbolic link of " + owner + ": " + next);
        }
        if (++links > MOST_LINKS) {
            throw refused("it leads through too many symbolic links");
        }
        continueAt(Files.readSymbolicLink(next));
        return true;
    }

    private FileSystemException refused(String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}
