package io.github.checkhyperv.security.kerberos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose keys of which types a keytab holds (MIT's "Keytab file format", version 2).
 *
 * @param entries what is not deleted
 */
record KeytabFile(List<Entry> entries) {
    private static final int VERSION = 0x0502;
    private static final int LEAST_COMPONENT = 2;

    /**
     * One key.
     *
     * @param principal whose it is
     * @param version its number; the highest is the newest
     * @param keyType its encryption type
     * @param key the key itself
     */
    record Entry(Principal principal, long version, int keyType, byte[] key) {}

    static KeytabFile read(byte[] octets) throws MalformedToken {
        OctetCursor in = new OctetCursor(octets);
        if (in.uint16() != VERSION) {
            throw new MalformedToken("no keytab of version 2");
        }
        List<Entry> entries = new ArrayList<>();
        while (in.left() >= 4) {
            int length = in.int32();
            if (length == Integer.MIN_VALUE) {
                throw new MalformedToken("an entry without end");
            }
            OctetCursor part = in.part(Math.abs(length));
            if (length > 0) {
                entries.add(entry(part));
            }
        }
        return new KeytabFile(entries);
    }

    private static Entry entry(OctetCursor in) throws MalformedToken {
        int count = in.uint16();
        if (count == 0 || count * LEAST_COMPONENT > in.left()) {
            throw new MalformedToken("a principal of " + count + " components");
        }
        String realm = in.text(in.uint16());
        List<String> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(in.text(in.uint16()));
        }
        int type = in.int32();
        in.int32(); // when it was written
        long version = in.uint8();
        int keyType = in.uint16();
        byte[] key = in.bytes(in.uint16());
        if (in.left() >= 4) {
            long wide = in.uint32();
            version = wide == 0 ? version : wide;
        }
        return new Entry(new Principal(type, realm, components), version, keyType, key);
    }

    /** Whether there is a key of a type that is used here for this principal. */
    boolean hasUsableKey(Principal principal) {
        for (Entry entry : entries) {
            if (entry.principal().toString().equals(principal.toString())
                    && EncryptionType.of(entry.keyType()) != null) {
                return true;
            }
        }
        return false;
    }

    /** The types of the keys of this principal, as an operator reads them. */
    String typesOf(Principal principal) {
        StringBuilder types = new StringBuilder();
        for (Entry entry : entries) {
            if (entry.principal().toString().equals(principal.toString())) {
                types.append(types.length() == 0 ? "" : ", ");
                types.append(EncryptionType.describe(entry.keyType()));
            }
        }
        return types.toString();
    }

    /** The newest key of one type. */
    Optional<SessionKey> key(Principal principal, EncryptionType type) {
        Entry newest = null;
        for (Entry entry : entries) {
            boolean fits =
                    entry.principal().toString().equals(principal.toString())
                            && entry.keyType() == type.number()
                            && entry.key().length == type.keyLength();
            if (fits && (newest == null || entry.version() >= newest.version())) {
                newest = entry;
            }
        }
        return newest == null ? Optional.empty() : Optional.of(new SessionKey(type, newest.key()));
    }

    /** Forgets all keys. */
    void wipe() {
        for (Entry entry : entries) {
            Arrays.fill(entry.key(), (byte) 0);
        }
    }
}
