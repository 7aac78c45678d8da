package io.github.checkhyperv.simhost.kerberos;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a host, from a keytab as MIT writes them (version 0x0502).
 *
 * @param entries its keys
 */
public record HostKeys(List<Entry> entries) {
    /**
     * One key.
     *
     * @param principal {@code host/name@REALM}
     * @param version kvno
     * @param key the key
     */
    public record Entry(String principal, int version, KerberosKey key) {}

    /** A keys of one principal. */
    public static HostKeys of(String principal, KerberosKey key) {
        return new HostKeys(List.of(new Entry(principal, 1, key)));
    }

    /** Reads a file. */
    public static HostKeys read(Path file) throws IOException {
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (in.readUnsignedShort() != 0x0502) {
            throw new IOException(file + " is no keytab");
        }
        List<Entry> entries = new ArrayList<>();
        while (in.available() >= 4) {
            int length = in.readInt();
            byte[] entry = in.readNBytes(Math.abs(length));
            if (length > 0) {
                entries.add(entry(new DataInputStream(new ByteArrayInputStream(entry))));
            }
        }
        return new HostKeys(entries);
    }

    private static Entry entry(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        String realm = text(in);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(text(in));
        }
        in.readInt();
        in.readInt();
        int version = in.readUnsignedByte();
        int type = in.readUnsignedShort();
        byte[] key = in.readNBytes(in.readUnsignedShort());
        if (in.available() >= 4) {
            version = in.readInt();
        }
        return new Entry(
                String.join("/", names) + "@" + realm, version, new KerberosKey(type, key));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }
}
