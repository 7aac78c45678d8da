package io.github.checkhyperv.security.ntlm;

/** Numbers as NTLM puts them on the wire. The caller has checked that they lie in the array. */
final class LittleEndian {
    private LittleEndian() {}

    static int getShort(byte[] from, int at) {
        return from[at] & 0xff | (from[at + 1] & 0xff) << 8;
    }

    static int getInt(byte[] from, int at) {
        return from[at] & 0xff
                | (from[at + 1] & 0xff) << 8
                | (from[at + 2] & 0xff) << 16
                | from[at + 3] << 24;
    }

    static long getLong(byte[] from, int at) {
        return getInt(from, at) & 0xffffffffL | (long) getInt(from, at + 4) << 32;
    }

    static void putShort(byte[] to, int at, int value) {
        to[at] = (byte) value;
        to[at + 1] = (byte) (value >> 8);
    }

    static void putInt(byte[] to, int at, int value) {
        putShort(to, at, value);
        putShort(to, at + 2, value >> 16);
    }

    static void putLong(byte[] to, int at, long value) {
        putInt(to, at, (int) value);
        putInt(to, at + 4, (int) (value >> 32));
    }
}
