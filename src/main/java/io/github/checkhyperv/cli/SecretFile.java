package io.github.checkhyperv.cli;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file that holds a password: read only when nobody else can read, change or replace it. A
 * symbolic link is refused, since who may change it is not who may change what it leads to.
 */
final class SecretFile {
    private static final int MOST_OCTETS = 64 * 1024;
    private static final String LET_READ = "let that user own it: chown, then chmod 600";

    private final Path path;
    private final String label;

    /** {@code label} is what messages call it. */
    SecretFile(Path path, String label) {
        this.path = path;
        this.label = label + " " + path;
    }

    /** Looks at the file without reading it. */
    void check() throws UsageException {
        try {
            FileRights.checkOwn(path, label);
        } catch (IOException e) {
            throw TextFile.unreadable(e, label, LET_READ);
        }
    }

    /** The whole text, without a byte order mark; the caller wipes it. */
    char[] read() throws UsageException {
        check();
        return new TextFile(path, label, MOST_OCTETS).read(LET_READ, LinkOption.NOFOLLOW_LINKS);
    }
}
