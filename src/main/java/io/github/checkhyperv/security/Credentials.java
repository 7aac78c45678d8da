package io.github.checkhyperv.security;

import java.util.Arrays;

/**
 * Who asks the host. The password is kept as characters so that {@link #close()} can wipe it; it
 * appears in no {@code toString}.
 */
public final class Credentials implements AutoCloseable {
    private final String domain;
    private final String user;
    private final char[] password;

    /**
     * Takes a copy of the password.
     *
     * @param domain NetBIOS or DNS name of the account's domain; empty for an account of the host
     *     itself and for {@code user@realm}
     * @param user the account's name, or {@code user@realm}
     * @param password the password
     */
    public Credentials(String domain, String user, char[] password) {
        this.domain = domain;
        this.user = user;
        this.password = password.clone();
    }

    /** The account's domain, or empty. */
    public String domain() {
        return domain;
    }

    /** The account's name. */
    public String user() {
        return user;
    }

    /** A copy of the password; the caller wipes it after use. */
    public char[] password() {
        return password.clone();
    }

    /** Overwrites the password. */
    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
