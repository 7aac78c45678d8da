package io.github.checkhyperv.security;

import java.util.Arrays;

/**
 * An account and its password, which is kept as characters so that {@link #close()} can wipe it.
 */
public final class Password implements Credentials {
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
    public Password(String domain, String user, char[] password) {
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
