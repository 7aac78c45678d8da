package io.github.checkhyperv.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.security.SystemRandom;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own digests and cipher against published vectors and against the JDK's. */
class DigestsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 1320 A.5. */
    @ParameterizedTest
    @CsvSource({
        "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
        "a, bde52cb31de33e46245e05fbdbd6fb24",
        "abc, a448017aaf21d8525fc10ae87aa6729d",
        "message digest, d9130a8164549fe818874806e1c7014b",
        "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
                + " 043f8582f241db351ce627e153e7f0e4",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
                + " e33b4ddc9c38f2199c3e7b164fcc0536"
    })
    void md4GivesTheDigestsOfRfc1320(String message, String digest) {
        assertEquals(
                digest, HEX.formatHex(Md4.digest(message.getBytes(StandardCharsets.US_ASCII))));
    }

    /** RFC 1321 A.5. */
    @ParameterizedTest
    @CsvSource({
        "'', d41d8cd98f00b204e9800998ecf8427e",
        "a, 0cc175b9c0f1b6a831c399e269772661",
        "abc, 900150983cd24fb0d6963f7d28e17f72",
        "message digest, f96b697d7cb7938d525a2f31aaf161d0",
        "abcdefghijklmnopqrstuvwxyz, c3fcd3d76192e4007dfb496cca67e13b",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
                + " d174ab98d277d9f5a5611c2c9f419d9f",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890,"
                + " 57edf4a22be3c955ac49da2e2107b67a"
    })
    void md5GivesTheDigestsOfRfc1321(String message, String digest) {
        byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
        assertEquals(digest, HEX.formatHex(new Md5().update(octets).digest()));
    }

    @Test
    void md5AgreesWithTheJdkAtEveryLengthHoweverTheMessageIsCut() throws Exception {
        Random random = new Random(1321);
        for (int length = 0; length <= 400; length++) {
            byte[] message = octets(random, length);
            Md5 digest = new Md5();
            for (int at = 0; at < length; ) {
                int next = at + random.nextInt(length - at + 1);
                digest.update(message, at, next);
                at = next;
            }
            byte[] expected = MessageDigest.getInstance("MD5").digest(message);
            assertArrayEquals(expected, digest.digest(), "length " + length);
        }
    }

    /** RFC 1321 3.4 defines the table so. */
    @Test
    void md5AddsTheSines() {
        for (int i = 0; i < 64; i++) {
            long sine = (long) (StrictMath.abs(StrictMath.sin(i + 1)) * 4_294_967_296.0);
            assertEquals((int) sine, Md5.SINES[i], "T[" + (i + 1) + "]");
        }
    }

    @Test
    void aCopyOfAnMd5GoesItsOwnWay() throws Exception {
        byte[] message = octets(new Random(7), 100);
        Md5 first = new Md5().update(message, 0, 70);
        Md5 second = new Md5(first);
        first.update(new byte[50]).digest();
        byte[] expected = MessageDigest.getInstance("MD5").digest(message);
        assertArrayEquals(expected, second.update(message, 70, 100).digest());
    }

    /** RFC 2202 2, those with a key of at most one block. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265, 9294727a3638bb1c13f48ef8158bfc9d",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 750c783e6ab0b503eaa86e310a5db738",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, dd*50, 56be34521d144c88dbb8c733f0e8b3f6",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, cd*50,"
                + " 697eaf0aca3a3aea3a75164746ffaa79",
        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c, 546573742057697468205472756e636174696f6e,"
                + " 56461ef2342edc00f9bab995690efd4c"
    })
    void hmacMd5GivesTheCodesOfRfc2202(String key, String message, String code) {
        int star = message.indexOf('*');
        String hex =
                star < 0
                        ? message
                        : message.substring(0, star)
                                .repeat(Integer.parseInt(message.substring(star + 1)));
        assertEquals(code, HEX.formatHex(HmacMd5.of(HEX.parseHex(key), HEX.parseHex(hex))));
    }

    @Test
    void hmacMd5AgreesWithTheJdkAndItsKeyCanBeUsedAgain() throws Exception {
        Random random = new Random(2104);
        for (int length = 0; length <= 200; length++) {
            byte[] key = octets(random, 1 + random.nextInt(64));
            byte[] message = octets(random, length);
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            HmacMd5 hmac = new HmacMd5(key);
            for (int again = 0; again < 2; again++) {
                assertArrayEquals(mac.doFinal(message), hmac.finish(hmac.start().update(message)));
            }
        }
    }

    @Test
    void hmacMd5RefusesAKeyOfMoreThanOneBlock() {
        assertThrows(IllegalArgumentException.class, () -> new HmacMd5(new byte[65]));
    }

    /** RFC 6229 2, key length 128 bits, key 0x0102030405060708090a0b0c0d0e0f10. */
    @Test
    void rc4GivesTheKeyStreamOfRfc6229() {
        byte[] stream = new byte[1040];
        Rc4 cipher = new Rc4(HEX.parseHex("0102030405060708090a0b0c0d0e0f10"));
        cipher.apply(stream, 0, 7);
        cipher.apply(stream, 7, 500);
        cipher.apply(stream, 500, stream.length);
        assertStream("9ac7cc9a609d1ef7b2932899cde41b97", stream, 0);
        assertStream("5248c4959014126a6e8a84f11d1a9e1c", stream, 16);
        assertStream("065902e4b620f6cc36c8589f66432f2b", stream, 240);
        assertStream("d39d566bc6bce3010768151549f3873f", stream, 256);
        assertStream("b6d1e6c4a5e4771cad79538df295fb11", stream, 496);
        assertStream("bdf0324e6083dcc6d3cedd3ca8c53c16", stream, 1024);
    }

    private static void assertStream(String expected, byte[] stream, int at) {
        assertEquals(expected, HEX.formatHex(stream, at, at + 16), "offset " + at);
    }

    @Test
    void rc4AgreesWithTheJdk() throws Exception {
        Random random = new Random(6229);
        for (int i = 0; i < 100; i++) {
            byte[] key = octets(random, 16);
            byte[] message = octets(random, random.nextInt(2_000));
            Cipher cipher = Cipher.getInstance("RC4");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
            byte[] expected = message.length == 0 ? message : cipher.update(message);
            assertArrayEquals(expected, Rc4.once(key, message));
        }
    }

    @Test
    void theSystemsRandomOctetsDiffer() {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        new SystemRandom().fill(first);
        new SystemRandom().fill(second);
        assertEquals(false, Arrays.equals(first, second));
        assertEquals(false, Arrays.equals(first, new byte[32]));
    }

    private static byte[] octets(Random random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
