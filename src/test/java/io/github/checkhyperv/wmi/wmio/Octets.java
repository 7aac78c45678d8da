package io.github.checkhyperv.wmi.wmio;

import java.io.ByteArrayOutputStream;

/** Writes the primitives of [MS-WMIO], little endian. */
final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets octet(int value) {
        out.write(value);
        return this;
    }

    Octets uint16(int value) {
        return octet(value).octet(value >> 8);
    }

    Octets uint32(long value) {
        return uint16((int) value).uint16((int) (value >> 16));
    }

    Octets uint64(long value) {
        return uint32(value).uint32(value >> 32);
    }

    Octets octets(byte... values) {
        out.writeBytes(values);
        return this;
    }

    Octets fill(int count, int value) {
        for (int i = 0; i < count; i++) {
            octet(value);
        }
        return this;
    }

    /** 2.2.78: compressed when all characters allow it. */
    Octets encodedString(String text) {
        boolean compressed = text.chars().allMatch(c -> c <= 0xff);
        octet(compressed ? 0 : 1);
        for (char c : (text + '\0').toCharArray()) {
            if (compressed) {
                octet(c);
            } else {
                uint16(c);
            }
        }
        return this;
    }

    /** 2.2.78: two octets a character, even if one would do. */
    Octets utf16String(String text) {
        octet(1);
        for (char c : (text + '\0').toCharArray()) {
            uint16(c);
        }
        return this;
    }

    /** 2.2.73: the content behind a length that counts itself. */
    Octets encoded(byte[] content) {
        return uint32(content.length + 4L).octets(content);
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
