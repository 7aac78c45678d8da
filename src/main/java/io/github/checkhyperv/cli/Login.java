package io.github.checkhyperv.cli;

import java.util.Arrays;

/** The account to ask with. Keeps its password out of every text, and wipes it when closed. */
public final class Login implements AutoCloseable {
    private final String domain;
    private final String user;
    private final char[] password;

    /**
     * Takes a copy of the password.
     *
     * @param domain the account's domain, or empty
     * @param user the account's name, or {@code user@realm}
     * @param password the password
     */
    Login(String domain, String user, char[] password) {
        this.domain = domain;
        this.user = user;
        this.password = password.clone();
    }

    /** The account's domain; empty for an account of the host and for {@code user@realm}. */
    public String domain() {
        return domain;
    }

    /** The account's name. */
    public String user() {
        return user;
    }

    /** The password itself, not a copy: wiped by {@link #close()}. */
    public char[] password() {
        return password;
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
