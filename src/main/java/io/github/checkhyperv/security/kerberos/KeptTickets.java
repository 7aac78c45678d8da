package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the tickets of another source from run to run, each in a credential cache of its own in a
 * private folder, so that only the first check in a ticket's life asks the KDC. Klist can show
 * them; whoever deletes them loses nothing but that.
 */
final class KeptTickets implements TicketSource {
    private final PrivateFolder folder;
    private final Principal client;
    private final String sourceName;
    private final TicketSource source;
    private final RandomSource random;

    /**
     * @param client whose tickets they are
     * @param sourceName what else tells them apart: what they were asked with
     */
    KeptTickets(
            PrivateFolder folder,
            Principal client,
            String sourceName,
            TicketSource source,
            RandomSource random) {
        this.folder = folder;
        this.client = client;
        this.sourceName = sourceName;
        this.source = source;
        this.random = random;
    }

    @Override
    public Found ticket(String spn, Deadline deadline) throws SessionException {
        String file = fileName(spn);
        Optional<Ticket> kept = find(file, spn);
        if (kept.isPresent()) {
            return new Found(kept.get(), folder.path().resolve(file).toString());
        }
        Found found = source.ticket(spn, deadline);
        keep(found.ticket(), file);
        return found;
    }

    private Optional<Ticket> find(String file, String spn) {
        Optional<byte[]> octets = folder.read(file);
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        try {
            CredentialCache cache = CredentialCache.read(octets.get());
            return cache.client().toString().equals(client.toString())
                    ? cache.find(spn, System.currentTimeMillis() / 1000)
                    : Optional.empty();
        } catch (MalformedToken e) {
            return Optional.empty(); // and is written anew
        } finally {
            Arrays.fill(octets.get(), (byte) 0);
        }
    }

    private void keep(Ticket ticket, String file) {
        byte[] octets = new CredentialCache(client, List.of(ticket)).encode();
        byte[] unique = new byte[8];
        random.fill(unique);
        try {
            folder.write(file, octets, Octets.hex(unique, unique.length));
        } catch (IOException e) {
            return; // a full disk is no reason to fail: the next check asks the KDC again
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    @Override
    public void forget(String spn) {
        folder.delete(fileName(spn));
        source.forget(spn);
    }

    /** Speaks for itself in a listing; the digest tells what it does not say. */
    private String fileName(String spn) {
        StringBuilder name = new StringBuilder("krb5cc_");
        for (int i = 0; i < spn.length() && i < 100; i++) {
            char c = spn.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-';
            name.append(plain ? c : '_');
        }
        String key = client + "\n" + sourceName + "\n" + spn;
        byte[] digest = new Sha1().update(key.getBytes(StandardCharsets.UTF_8)).digest();
        return name.append('_').append(Octets.hex(digest, 8)).toString();
    }
}
