package io.github.checkhyperv.simhost.kerberos;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * What a host and its clients have after they were introduced by a KDC, for when there is none: the
 * host's keytab, and a credential cache of MIT's FILE type (version 4) with a ticket for it and a
 * ticket-granting ticket that no KDC would take.
 */
public final class TicketFiles {
    /** The host's name in the realm. */
    public static final String SERVICE = "host/testhost01.contoso.example";

    private static final String REALM = "CONTOSO.EXAMPLE";
    private static final String CLIENT = "monitor@" + REALM;
    private static final String GRANTING = "krbtgt/" + REALM;
    private static final Duration LIFE = Duration.ofHours(10);
    private static final int AES256 = 18;

    private TicketFiles() {}

    /**
     * Writes {@code host.keytab} and {@code monitor.ccache} into the folder.
     *
     * @return the host's keys
     */
    public static HostKeys write(Path folder) throws IOException {
        HostKeys keytab = HostKeys.of(SERVICE + "@" + REALM, KerberosKey.random(AES256));
        HostKeys elsewhere = HostKeys.of(GRANTING + "@" + REALM, KerberosKey.random(AES256));
        put(folder.resolve("host.keytab"), keytab(keytab.entries().get(0)));
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        out.writeShort(0x0504);
        out.writeShort(0);
        principal(out, 1, "monitor");
        credential(out, GRANTING, elsewhere.entries().get(0));
        credential(out, SERVICE, keytab.entries().get(0));
        put(folder.resolve("monitor.ccache"), octets.toByteArray());
        return keytab;
    }

    private static void credential(DataOutputStream out, String service, HostKeys.Entry key)
            throws IOException {
        Instant now = Instant.now();
        Instant end = now.plus(LIFE);
        Issuer.Issued issued = Issuer.issue(CLIENT, key, AES256, end);
        principal(out, 1, "monitor");
        principal(out, 2, service.split("/"));
        out.writeShort(AES256);
        counted(out, issued.sessionKey().key());
        out.writeInt((int) now.getEpochSecond());
        out.writeInt((int) now.getEpochSecond());
        out.writeInt((int) end.getEpochSecond());
        out.writeInt(0);
        out.writeByte(0);
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(0);
        counted(out, issued.encoded());
        out.writeInt(0);
    }

    private static void principal(DataOutputStream out, int type, String... names)
            throws IOException {
        out.writeInt(type);
        out.writeInt(names.length);
        counted(out, REALM.getBytes(StandardCharsets.US_ASCII));
        for (String name : names) {
            counted(out, name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void counted(DataOutputStream out, byte[] octets) throws IOException {
        out.writeInt(octets.length);
        out.write(octets);
    }

    private static byte[] keytab(HostKeys.Entry entry) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(part);
        String[] names = SERVICE.split("/");
        out.writeShort(names.length);
        out.writeUTF(REALM); // a length of 16 bits and ASCII, as in a keytab
        for (String name : names) {
            out.writeUTF(name);
        }
        out.writeInt(2);
        out.writeInt(0);
        out.writeByte(entry.version());
        out.writeShort(entry.key().type());
        out.writeShort(entry.key().key().length);
        out.write(entry.key().key());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(whole);
        file.writeShort(0x0502);
        file.writeInt(part.size());
        file.write(part.toByteArray());
        return whole.toByteArray();
    }

    private static void put(Path file, byte[] octets) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, octets);
    }
}
