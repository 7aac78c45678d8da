package io.github.checkhyperv.simhost.ntlm;

/** MD4, RFC 1320, which the JDK does not have; NTLM hashes passwords with it. */
final class Md4Digest {
    private static final int[] SHIFTS = {3, 7, 11, 19, 3, 5, 9, 13, 3, 9, 11, 15};
    private static final int[] ADDENDS = {0, 0x5A827999, 0x6ED9EBA1};
    private static final int[][] ORDERS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15},
    };

    private Md4Digest() {}

    static byte[] digest(byte[] message) {
        byte[] padded = pad(message);
        int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
        int[] block = new int[16];
        for (int offset = 0; offset < padded.length; offset += 64) {
            for (int i = 0; i < 16; i++) {
                block[i] = word(padded, offset + 4 * i);
            }
            compress(state, block);
        }
        byte[] digest = new byte[16];
        for (int i = 0; i < 16; i++) {
            digest[i] = (byte) (state[i / 4] >>> 8 * (i % 4));
        }
        return digest;
    }

    private static byte[] pad(byte[] message) {
        int length = (message.length + 8) / 64 * 64 + 64;
        byte[] padded = new byte[length];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < 8; i++) {
            padded[length - 8 + i] = (byte) (bits >>> 8 * i);
        }
        return padded;
    }

    private static int word(byte[] octets, int at) {
        return octets[at] & 0xFF
                | (octets[at + 1] & 0xFF) << 8
                | (octets[at + 2] & 0xFF) << 16
                | (octets[at + 3] & 0xFF) << 24;
    }

    private static void compress(int[] state, int[] block) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 16; i++) {
                int sum = a + mix(round, b, c, d) + block[ORDERS[round][i]] + ADDENDS[round];
                int turned = Integer.rotateLeft(sum, SHIFTS[4 * round + i % 4]);
                a = d;
                d = c;
                c = b;
                b = turned;
            }
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int mix(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> x & y | ~x & z;
            case 1 -> x & y | x & z | y & z;
            default -> x ^ y ^ z;
        };
    }
}
