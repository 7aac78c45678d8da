package io.github.checkhyperv.security;

import java.nio.file.Path;

/**
 * A keytab: keys in place of a password.
 *
 * @param file the file, which only its owner can read
 * @param user whose key is meant, without a realm; empty for the only one in there
 */
public record Keytab(Path file, String user) implements Credentials {
    @Override
    public void close() {
        // The secret is in the file, and stays there.
    }

    @Override
    public String toString() {
        return user.isEmpty() ? file.toString() : user;
    }
}
