package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/**
 * Reads NDR 2.0, little-endian (C706 14.2), and looks at every length before it believes it.
 * Offsets in errors count from the start of the whole stub.
 */
final class NdrReader {
    private final byte[] octets;

    /** What alignment counts from. */
    private final int start;

    private final int end;
    private int at;

    private NdrReader(byte[] octets, int start, int end) {
        this.octets = octets;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    static NdrReader of(byte[] stub) {
        return new NdrReader(stub, 0, stub.length);
    }

    /** The next {@code length} octets, as a reader of their own that aligns from its own start. */
    NdrReader slice(long length, String what) throws MalformedStub {
        require(length, what);
        NdrReader slice = new NdrReader(octets, at, at + (int) length);
        at += (int) length;
        return slice;
    }

    int uint8(String what) throws MalformedStub {
        require(1, what);
        return octets[at++] & 0xff;
    }

    int uint16(String what) throws MalformedStub {
        align(2);
        require(2, what);
        int value = octets[at] & 0xff | (octets[at + 1] & 0xff) << 8;
        at += 2;
        return value;
    }

    int int32(String what) throws MalformedStub {
        align(4);
        require(4, what);
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (octets[at++] & 0xff) << shift;
        }
        return value;
    }

    long uint32(String what) throws MalformedStub {
        return int32(what) & 0xffff_ffffL;
    }

    Guid guid(String what) throws MalformedStub {
        align(4);
        require(Guid.LENGTH, what);
        Guid guid = Guid.wire(octets, at);
        at += Guid.LENGTH;
        return guid;
    }

    /** A unique or full pointer; whether it points to something. */
    boolean pointer(String what) throws MalformedStub {
        return int32(what) != 0;
    }

    /** The count of a conformant array, which its elements of at least this size must fit. */
    int count(int elementSize, String what) throws MalformedStub {
        long count = uint32(what);
        if (count * elementSize > remaining()) {
            throw error(what + " of " + count + " elements is longer than what is left");
        }
        return (int) count;
    }

    NdrReader skip(long length, String what) throws MalformedStub {
        require(length, what);
        at += (int) length;
        return this;
    }

    NdrReader align(int boundary) throws MalformedStub {
        int padding = -(at - start) & boundary - 1;
        require(padding, "alignment");
        at += padding;
        return this;
    }

    int remaining() {
        return end - at;
    }

    /** The array that is read from, for a decoder of what lies in it. */
    byte[] octets() {
        return octets;
    }

    /** Where the next octet is read. */
    int position() {
        return at;
    }

    MalformedStub error(String message) {
        return new MalformedStub("offset 0x" + Integer.toHexString(at) + ", " + message);
    }

    private void require(long length, String what) throws MalformedStub {
        if (length < 0 || length > remaining()) {
            throw error(what + " needs " + length + " octets, " + remaining() + " are left");
        }
    }
}
