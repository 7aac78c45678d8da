package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.TicketCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who asks, and where the tickets come from that say so.
 *
 * @param client the principal
 * @param tickets the source, with what is kept from earlier runs before it
 */
record Identity(Principal client, TicketSource tickets) {
    private static final long MOST_OCTETS = 4 << 20;

    static Identity of(Credentials credentials, KerberosSettings settings, RandomSource random)
            throws SessionException {
        if (credentials instanceof Keytab keytab) {
            return ofKeytab(keytab, settings, random);
        }
        if (credentials instanceof TicketCache cache) {
            return ofCache(cache, settings, random);
        }
        Password password = (Password) credentials;
        Principal client = Principal.user(password.user(), settings.realm());
        return kept(client, "password", credentials, settings, random);
    }

    private static Identity ofKeytab(Keytab keytab, KerberosSettings settings, RandomSource random)
            throws SessionException {
        Path file = keytab.file();
        KeytabFile keys;
        byte[] octets = read(file);
        try {
            keys = KeytabFile.read(octets);
        } catch (MalformedToken e) {
            throw failed(KerberosProblem.KERBEROS_FILE, file + ": " + e.getMessage());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
        Principal client = principal(keys, keytab.user(), settings.realm(), file);
        keys.wipe();
        if (!keys.hasUsableKey(client)) {
            throw failed(
                    KerberosProblem.WEAK_ENCRYPTION,
                    file + " holds for " + client + " only " + keys.typesOf(client));
        }
        return kept(client, "keytab " + file.toAbsolutePath(), keytab, settings, random);
    }

    /** The one that is named; without a name the only one there is. */
    private static Principal principal(KeytabFile keys, String user, String realm, Path file)
            throws SessionException {
        Principal found = null;
        for (KeytabFile.Entry entry : keys.entries()) {
            Principal one = entry.principal();
            boolean meant =
                    (user.isEmpty() || one.name().equals(user))
                            && (realm.isEmpty() || one.realm().equals(realm));
            if (meant && found != null && !found.toString().equals(one.toString())) {
                throw failed(
                        KerberosProblem.KERBEROS_FILE,
                        file + " holds keys of " + found + " and " + one + ": name one with -u");
            }
            found = meant ? one : found;
        }
        if (found == null) {
            String who = user.isEmpty() ? "anybody" : user;
            throw failed(
                    KerberosProblem.KERBEROS_FILE,
                    file + " holds no key of " + who + (realm.isEmpty() ? "" : "@" + realm));
        }
        return Principal.user(found.name(), found.realm());
    }

    private static Identity ofCache(
            TicketCache given, KerberosSettings settings, RandomSource random)
            throws SessionException {
        Path file = given.file();
        CredentialCache cache;
        byte[] octets = read(file);
        try {
            cache = CredentialCache.read(octets);
        } catch (MalformedToken e) {
            throw failed(KerberosProblem.KERBEROS_FILE, file + ": " + e.getMessage());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
        Principal client = cache.client();
        boolean other =
                !given.user().isEmpty() && !client.name().equalsIgnoreCase(given.user())
                        || !settings.realm().isEmpty() && !client.realm().equals(settings.realm());
        if (other) {
            throw failed(KerberosProblem.KERBEROS_FILE, file + " holds tickets of " + client);
        }
        String path = file.toAbsolutePath().toString();
        Identity asking = kept(client, "cache " + path, given, settings, random);
        return new Identity(client, new GivenCache(path, cache, asking.tickets()));
    }

    private static Identity kept(
            Principal client,
            String sourceName,
            Credentials credentials,
            KerberosSettings settings,
            RandomSource random) {
        Optional<PrivateFolder> folder = PrivateFolder.ofUser(settings.environment());
        TicketSource kdc = new Kdc(client, credentials, settings, folder, random);
        if (folder.isEmpty()) {
            return new Identity(client, kdc);
        }
        return new Identity(client, new KeptTickets(folder.get(), client, sourceName, kdc, random));
    }

    /** The KDC, whose classes are loaded when it is asked and not before. */
    private static final class Kdc implements TicketSource {
        private final Principal client;
        private final Credentials credentials;
        private final KerberosSettings settings;
        private final Optional<PrivateFolder> folder;
        private final RandomSource random;
        private KdcTickets tickets;

        Kdc(
                Principal client,
                Credentials credentials,
                KerberosSettings settings,
                Optional<PrivateFolder> folder,
                RandomSource random) {
            this.client = client;
            this.credentials = credentials;
            this.settings = settings;
            this.folder = folder;
            this.random = random;
        }

        @Override
        public Found ticket(String spn, Deadline deadline) throws SessionException {
            return tickets().ticket(spn, deadline);
        }

        private synchronized KdcTickets tickets() {
            if (tickets == null) {
                tickets = new KdcTickets(client, credentials, settings, folder, random);
            }
            return tickets;
        }

        @Override
        public void forget(String spn) {
            // Nothing is kept there.
        }
    }

    private static byte[] read(Path file) throws SessionException {
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw failed(KerberosProblem.KERBEROS_FILE, file + " is too long");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed(KerberosProblem.KERBEROS_FILE, file + " cannot be read");
        }
    }

    private static SessionException failed(Problem problem, String seen) {
        return new SessionException(problem, Stage.TICKET, seen);
    }
}
