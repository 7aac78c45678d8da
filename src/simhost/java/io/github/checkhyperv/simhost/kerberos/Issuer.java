package io.github.checkhyperv.simhost.kerberos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Issues tickets for a host as its KDC would, RFC 4120 5.3: for tests that have no KDC. */
public final class Issuer {
    private Issuer() {}

    /**
     * A ticket and the key that belongs to it.
     *
     * @param encoded the Ticket in DER
     * @param sessionKey what the client gets beside it
     */
    public record Issued(byte[] encoded, KerberosKey sessionKey) {}

    /**
     * Issues a ticket.
     *
     * @param client {@code user@REALM}
     * @param service whose key seals it
     * @param sessionKeyType encryption type of the session key
     * @param end until when it counts
     */
    public static Issued issue(
            String client, HostKeys.Entry service, int sessionKeyType, Instant end) {
        KerberosKey sessionKey = KerberosKey.random(sessionKeyType);
        Instant now = Instant.now();
        String realm = client.substring(client.indexOf('@') + 1);
        byte[] part =
                Asn1.of(
                        0x63,
                        Asn1.sequence(
                                Asn1.tagged(0, Asn1.of(0x03, new byte[5])),
                                Asn1.tagged(1, sessionKey.encode()),
                                Asn1.tagged(2, Asn1.string(realm)),
                                Asn1.tagged(3, name(1, client.substring(0, client.indexOf('@')))),
                                Asn1.tagged(
                                        4,
                                        Asn1.sequence(
                                                Asn1.tagged(0, Asn1.integer(1)),
                                                Asn1.tagged(1, Asn1.octets(new byte[0])))),
                                Asn1.tagged(5, Asn1.moment(now)),
                                Asn1.tagged(7, Asn1.moment(end))));
        String principal = service.principal();
        int at = principal.indexOf('@');
        byte[] ticket =
                Asn1.of(
                        0x61,
                        Asn1.sequence(
                                Asn1.tagged(0, Asn1.integer(5)),
                                Asn1.tagged(1, Asn1.string(principal.substring(at + 1))),
                                Asn1.tagged(2, name(2, principal.substring(0, at))),
                                Asn1.tagged(
                                        3,
                                        Asn1.sequence(
                                                Asn1.tagged(0, Asn1.integer(service.key().type())),
                                                Asn1.tagged(1, Asn1.integer(service.version())),
                                                Asn1.tagged(
                                                        2,
                                                        Asn1.octets(
                                                                service.key()
                                                                        .encrypt(2, part)))))));
        return new Issued(ticket, sessionKey);
    }

    private static byte[] name(int type, String name) {
        List<byte[]> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            parts.add(Asn1.string(part));
        }
        return Asn1.sequence(
                Asn1.tagged(0, Asn1.integer(type)),
                Asn1.tagged(1, Asn1.sequence(parts.toArray(new byte[0][]))));
    }
}
