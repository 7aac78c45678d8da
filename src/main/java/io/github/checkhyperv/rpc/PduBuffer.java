package io.github.checkhyperv.rpc;

import ndr.NdrBuffer;

/**
 * What j-Interop encodes PDUs into and decodes them from. The library has its numbers written by
 * jcifs-ng, a library of 820 KB that nothing else here needs; so they are written here.
 */
final class PduBuffer extends NdrBuffer {
    /** A buffer from the first octet of an array on. */
    PduBuffer(byte[] octets) {
        super(octets, 0);
    }

    @Override
    public void enc_ndr_short(int value) {
        align(Short.BYTES);
        put(value, Short.BYTES);
    }

    @Override
    public void enc_ndr_long(int value) {
        align(Integer.BYTES);
        put(value, Integer.BYTES);
    }

    private void put(int value, int octets) {
        for (int i = 0; i < octets; i++) {
            buf[index + i] = (byte) (value >> 8 * i);
        }
        advance(octets);
    }

    /** Signed, as in the library. */
    @Override
    public int dec_ndr_short() {
        align(Short.BYTES);
        int value = (short) Pdu.uint16(buf, index);
        advance(Short.BYTES);
        return value;
    }

    @Override
    public int dec_ndr_long() {
        align(Integer.BYTES);
        int value = Pdu.int32(buf, index);
        advance(Integer.BYTES);
        return value;
    }
}
