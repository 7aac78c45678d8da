package io.github.checkhyperv.cli;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.TicketCache;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The account to ask with. Keeps its password out of every text, and wipes it when closed. */
public final class Login implements AutoCloseable {
    private final String domain;
    private final String user;
    private final char[] password;
    private final Optional<Path> keytab;
    private final Optional<Path> cache;
    private final Optional<KerberosSettings> kerberos;

    /**
     * Takes a copy of the password.
     *
     * @param domain the account's domain, or empty
     * @param user the account's name, or {@code user@realm}
     * @param password the password
     */
    Login(String domain, String user, char[] password) {
        this(domain, user, password, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Login(
            String domain,
            String user,
            char[] password,
            Optional<Path> keytab,
            Optional<Path> cache,
            Optional<KerberosSettings> kerberos) {
        this.domain = domain;
        this.user = user;
        this.password = password.clone();
        this.keytab = keytab;
        this.cache = cache;
        this.kerberos = kerberos;
    }

    /** An account of a realm, by one of three ways. Takes a copy of the password. */
    static Login byKerberos(
            String user,
            char[] password,
            Optional<Path> keytab,
            Optional<Path> cache,
            KerberosSettings settings) {
        return new Login("", user, password, keytab, cache, Optional.of(settings));
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

    /** What Kerberos needs to know, where the account is to be proven by it. */
    public Optional<KerberosSettings> kerberos() {
        return kerberos;
    }

    /** What proves it; the caller closes it. */
    public Credentials credentials() {
        if (keytab.isPresent()) {
            return new Keytab(keytab.get(), user);
        }
        if (cache.isPresent()) {
            return new TicketCache(cache.get(), user);
        }
        return new Password(domain, user, password);
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
