package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;
import java.util.Arrays;

/** Writes NDR 2.0, little-endian, each primitive on its natural alignment (C706 14.2). */
final class NdrWriter {
    private byte[] octets = new byte[256];
    private int length;
    private int referents;

    NdrWriter uint16(int value) {
        align(2);
        reserve(2);
        octets[length++] = (byte) value;
        octets[length++] = (byte) (value >> 8);
        return this;
    }

    NdrWriter uint32(int value) {
        align(4);
        return unaligned32(value);
    }

    private NdrWriter unaligned32(int value) {
        reserve(4);
        for (int shift = 0; shift < 32; shift += 8) {
            octets[length++] = (byte) (value >> shift);
        }
        return this;
    }

    NdrWriter guid(Guid guid) {
        align(4);
        return octets(guid.wire());
    }

    NdrWriter octets(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, octets, length, source.length);
        length += source.length;
        return this;
    }

    /** A unique pointer that is not null; its referent follows where NDR puts it. */
    NdrWriter pointer() {
        // Any distinct numbers will do; these are the ones that Windows writes.
        return uint32(0x00020000 + 4 * referents++);
    }

    NdrWriter nullPointer() {
        return uint32(0);
    }

    /** {@code [string] wchar_t*}, without its pointer: a conformant varying array with its null. */
    NdrWriter wideString(String text) {
        int count = text.length() + 1;
        uint32(count).uint32(0).uint32(count);
        return utf16(text).uint16(0);
    }

    /** A BSTR with its pointer: FLAGGED_WORD_BLOB ([MS-OAUT] 2.2.23), without a null at the end. */
    NdrWriter bstr(String text) {
        // The referent that the marshaling of a BSTR writes: "User".
        uint32(0x72657355);
        uint32(text.length()).uint32(2 * text.length()).uint32(text.length());
        return utf16(text);
    }

    private NdrWriter utf16(String text) {
        for (int i = 0; i < text.length(); i++) {
            uint16(text.charAt(i));
        }
        return this;
    }

    NdrWriter align(int boundary) {
        int padding = -length & boundary - 1;
        reserve(padding);
        length += padding;
        return this;
    }

    int length() {
        return length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(octets, length);
    }

    private void reserve(int count) {
        if (length + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + count));
        }
    }
}
