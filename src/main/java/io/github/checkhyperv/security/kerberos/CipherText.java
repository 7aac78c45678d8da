package io.github.checkhyperv.security.kerberos;

/**
 * CBC with ciphertext stealing (RFC 3962, 5) from an initial vector of zeros, in place: the last
 * two blocks change places, and what is then the last is cut to what the text fills of it.
 */
final class CipherText {
    private CipherText() {}

    /** Encrypts {@code octets[from..to)}, at least one block. */
    static void steal(Aes aes, byte[] octets, int from, int to) {
        int last = lastBlock(from, to);
        for (int at = from; at < last; at += Aes.BLOCK) {
            if (at > from) {
                xor(octets, at, octets, at - Aes.BLOCK, Aes.BLOCK);
            }
            aes.encrypt(octets, at);
        }
        if (last == from) {
            aes.encrypt(octets, from);
            return;
        }
        byte[] block = new byte[Aes.BLOCK];
        System.arraycopy(octets, last, block, 0, to - last);
        xor(block, 0, octets, last - Aes.BLOCK, Aes.BLOCK);
        aes.encrypt(block, 0);
        System.arraycopy(octets, last - Aes.BLOCK, octets, last, to - last);
        System.arraycopy(block, 0, octets, last - Aes.BLOCK, Aes.BLOCK);
    }

    /** Decrypts {@code octets[from..to)}, at least one block. */
    static void giveBack(Aes aes, byte[] octets, int from, int to) {
        int last = lastBlock(from, to);
        if (last == from) {
            aes.decrypt(octets, from);
            return;
        }
        int before = last - Aes.BLOCK;
        byte[] block = new byte[Aes.BLOCK];
        System.arraycopy(octets, before, block, 0, Aes.BLOCK);
        aes.decrypt(block, 0);
        // The end of the block that was cut short stands in what its neighbour decrypts to.
        byte[] cut = block.clone();
        System.arraycopy(octets, last, cut, 0, to - last);
        xor(block, 0, cut, 0, Aes.BLOCK);
        System.arraycopy(block, 0, octets, last, to - last);
        System.arraycopy(cut, 0, octets, before, Aes.BLOCK);
        chain(aes, octets, from, last);
    }

    private static void chain(Aes aes, byte[] octets, int from, int to) {
        byte[] previous = new byte[Aes.BLOCK];
        byte[] current = new byte[Aes.BLOCK];
        for (int at = from; at < to; at += Aes.BLOCK) {
            System.arraycopy(octets, at, current, 0, Aes.BLOCK);
            aes.decrypt(octets, at);
            xor(octets, at, previous, 0, Aes.BLOCK);
            byte[] free = previous;
            previous = current;
            current = free;
        }
    }

    private static int lastBlock(int from, int to) {
        if (to - from < Aes.BLOCK) {
            throw new IllegalArgumentException("less than a block");
        }
        return to - 1 - (to - from - 1) % Aes.BLOCK;
    }

    private static void xor(byte[] octets, int at, byte[] other, int from, int length) {
        for (int i = 0; i < length; i++) {
            octets[at + i] ^= other[from + i];
        }
    }
}
