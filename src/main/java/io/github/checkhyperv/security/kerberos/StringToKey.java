package io.github.checkhyperv.security.kerberos;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The key that a password is (RFC 3962, 4), with the 4,096 rounds that everybody has. Only the
 * probe of a KDC needs it, where the JDK's cryptography is loaded already.
 */
final class StringToKey {
    private static final int ROUNDS = 4096;
    private static final byte[] CONSTANT = "kerberos".getBytes(StandardCharsets.US_ASCII);

    private StringToKey() {}

    /** The key; nothing where the JDK has no PBKDF2. */
    static Optional<SessionKey> key(EncryptionType type, char[] password, String salt) {
        PBEKeySpec spec =
                new PBEKeySpec(
                        password,
                        salt.getBytes(StandardCharsets.UTF_8),
                        ROUNDS,
                        8 * type.keyLength());
        try {
            byte[] octets =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                            .generateSecret(spec)
                            .getEncoded();
            SessionKey seed = new SessionKey(type, octets);
            Arrays.fill(octets, (byte) 0);
            byte[] derived = seed.derive(CONSTANT);
            seed.wipe();
            SessionKey key = new SessionKey(type, derived);
            Arrays.fill(derived, (byte) 0);
            return Optional.of(key);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        } finally {
            spec.clearPassword();
        }
    }
}
