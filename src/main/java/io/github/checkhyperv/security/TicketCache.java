package io.github.checkhyperv.security;

import java.nio.file.Path;

/**
 * A credential cache of Kerberos, as {@code kinit} fills it. It is only read.
 *
 * @param file the file, which only its owner can read
 * @param user whose tickets are meant, without a realm; empty for whose they are
 */
public record TicketCache(Path file, String user) implements Credentials {
    @Override
    public void close() {
        // The secret is in the file, and stays there.
    }

    @Override
    public String toString() {
        return user.isEmpty() ? file.toString() : user;
    }
}
