package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.security.RandomSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our small cryptography against the examples of its specifications, and against the JDK's. */
class CryptoTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final RandomSource RANDOM = new Random(4711)::nextBytes;

    private static byte[] hex(String text) {
        return HEX.parseHex(text.replace(" ", ""));
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        RANDOM.fill(octets);
        return octets;
    }

    @ParameterizedTest
    @CsvSource({ // FIPS 197, appendix C
        "000102030405060708090a0b0c0d0e0f, 69c4e0d86a7b0430d8cdb78070b4c55a",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,"
                + " 8ea2b7ca516745bfeafc49904b496089"
    })
    void aesIsThatOfFips197(String key, String cipher) {
        byte[] block = hex("00112233445566778899aabbccddeeff");
        Aes aes = new Aes(hex(key));
        aes.encrypt(block, 0);
        assertEquals(cipher, HEX.formatHex(block));
        aes.decrypt(block, 0);
        assertEquals("00112233445566778899aabbccddeeff", HEX.formatHex(block));
    }

    @ParameterizedTest
    @CsvSource({ // RFC 3962, appendix B
        "17, c6353568f2bf8cb4d8a580362da7ff7f97",
        "31, fc00783e0efdb2c1d445d4c8eff7ed2297687268d6ecccc0c07b25e25ecfe5",
        "32, 39312523a78662d5be7fcbcc98ebf5a897687268d6ecccc0c07b25e25ecfe584",
        "47, 97687268d6ecccc0c07b25e25ecfe584b3fffd940c16a18c1b5549d2f838029e"
                + "39312523a78662d5be7fcbcc98ebf5",
        "48, 97687268d6ecccc0c07b25e25ecfe5849dad8bbb96c4cdc03bc103e1a194bbd8"
                + "39312523a78662d5be7fcbcc98ebf5a8",
        "64, 97687268d6ecccc0c07b25e25ecfe58439312523a78662d5be7fcbcc98ebf5a8"
                + "4807efe836ee89a526730dbc2f7bc8409dad8bbb96c4cdc03bc103e1a194bbd8"
    })
    void stealsCiphertextAsRfc3962Shows(int length, String cipher) {
        String soup = "I would like the General Gau's Chicken, please, and wonton soup.";
        byte[] plain = Arrays.copyOf(soup.getBytes(StandardCharsets.US_ASCII), length);
        byte[] text = plain.clone();
        Aes aes = new Aes("chicken teriyaki".getBytes(StandardCharsets.US_ASCII));
        CipherText.steal(aes, text, 0, length);
        assertEquals(cipher, HEX.formatHex(text));
        CipherText.giveBack(aes, text, 0, length);
        assertArrayEquals(plain, text);
    }

    @Test
    void stealsCiphertextAsTheJdkDoesAtEveryLengthAndOffset() throws GeneralSecurityException {
        for (int keyLength : new int[] {16, 32}) {
            byte[] key = random(keyLength);
            Aes aes = new Aes(key);
            Cipher jdk = Cipher.getInstance("AES/CTS/NoPadding");
            jdk.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(new byte[16]));
            for (int length = 16; length < 100; length++) {
                byte[] plain = random(length + 3);
                byte[] text = plain.clone();
                CipherText.steal(aes, text, 2, 2 + length);
                byte[] expected = plain.clone();
                System.arraycopy(jdk.doFinal(plain, 2, length), 0, expected, 2, length);
                assertArrayEquals(expected, text, "length " + length);
                CipherText.giveBack(aes, text, 2, 2 + length);
                assertArrayEquals(plain, text, "length " + length);
            }
        }
    }

    @Test
    void sha1IsTheJdksAtEveryLengthAndCut() throws GeneralSecurityException {
        MessageDigest jdk = MessageDigest.getInstance("SHA-1");
        for (int length = 0; length < 200; length++) {
            byte[] octets = random(length);
            int cut = length / 3;
            byte[] ours = new Sha1().update(octets, 0, cut).update(octets, cut, length).digest();
            assertArrayEquals(jdk.digest(octets), ours, "length " + length);
        }
    }

    @Test
    void sha1OfAbcIsThatOfFips180() {
        byte[] digest = new Sha1().update(new byte[] {'a', 'b', 'c'}).digest();
        assertEquals("a9993e364706816aba3e25717850c26c9cd0d89d", HEX.formatHex(digest));
    }

    @Test
    void hmacIsTheJdksCutTo96Bits() throws GeneralSecurityException {
        Mac jdk = Mac.getInstance("HmacSHA1");
        for (int length = 0; length < 150; length += 7) {
            byte[] key = random(16 + length % 17);
            byte[] message = random(length);
            jdk.init(new SecretKeySpec(key, "HmacSHA1"));
            HmacSha1 ours = new HmacSha1(key);
            byte[] expected = Arrays.copyOf(jdk.doFinal(message), 12);
            assertArrayEquals(expected, ours.finish(ours.start().update(message)));
            assertArrayEquals(expected, ours.finish(ours.start().update(message)));
        }
    }

    @ParameterizedTest
    @CsvSource({ // RFC 3961, A.1
        "012345, be072631276b1955",
        "password, 78a07b6caf85fa",
        "'Rough Consensus, and Running Code', bb6ed30870b7f0e0",
        "password, 59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e",
        "MASSACHVSETTS INSTITVTE OF TECHNOLOGY,"
                + " db3b0d8f0b061e603282b308a50841229ad798fab9540c1b",
        "Q, 518a54a215a8452a518a54a215a8452a518a54a215",
        "ba, fb25d531ae8974499f52fd92ea9857c4ba24cf297e",
        "kerberos, 6b65726265726f73",
        "kerberos, 6b65726265726f737b9b5b2b93132b93",
        "kerberos, 8372c236344e5f1550cd0747e15d62ca7a5a3bcea4",
        "kerberos, 6b65726265726f737b9b5b2b93132b935c9bdcdad95c9899c4cae4dee6d6cae4"
    })
    void foldsAsRfc3961Shows(String input, String folded) {
        byte[] octets = input.getBytes(StandardCharsets.US_ASCII);
        assertEquals(folded, HEX.formatHex(SessionKey.fold(octets, folded.length() / 2)));
    }

    @Test
    void whatIsEncryptedIsDecryptedUnderTheSameUsageAlone() {
        for (EncryptionType type : EncryptionType.values()) {
            SessionKey key = SessionKey.random(type, RANDOM);
            byte[] plain = random(77);
            byte[] sealed = key.encrypt(11, plain, RANDOM);
            assertEquals(plain.length + SessionKey.OVERHEAD, sealed.length);
            assertArrayEquals(plain, key.decrypt(11, sealed).orElseThrow());
            assertTrue(key.decrypt(12, sealed).isEmpty());
            for (int i = 0; i < sealed.length; i++) {
                byte[] changed = sealed.clone();
                changed[i] ^= 1;
                assertTrue(key.decrypt(11, changed).isEmpty(), "octet " + i);
            }
            assertTrue(key.decrypt(11, new byte[27]).isEmpty());
        }
    }

    @Test
    void nothingOfAKeyIsLeftWhenItIsWiped() {
        SessionKey key = SessionKey.random(EncryptionType.AES256_CTS_HMAC_SHA1_96, RANDOM);
        byte[] before = key.octets();
        assertFalse(Arrays.equals(before, new byte[32]));
        key.wipe();
        assertArrayEquals(new byte[32], key.octets());
    }
}
