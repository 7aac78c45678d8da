package io.github.checkhyperv.security.kerberos;

/** The encryption types (RFC 3961, 8) by number: two that are used, the rest refused by name. */
enum EncryptionType {
    /** RFC 3962. */
    AES128_CTS_HMAC_SHA1_96(17, "aes128-cts-hmac-sha1-96", 16),
    /** RFC 3962. */
    AES256_CTS_HMAC_SHA1_96(18, "aes256-cts-hmac-sha1-96", 32);

    private final int number;
    private final String title;
    private final int keyLength;

    EncryptionType(int number, String title, int keyLength) {
        this.number = number;
        this.title = title;
        this.keyLength = keyLength;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    /** Octets of a key. */
    int keyLength() {
        return keyLength;
    }

    /** The type with this number, or null when it is not used here. */
    static EncryptionType of(int number) {
        if (number == 18) {
            return AES256_CTS_HMAC_SHA1_96;
        }
        return number == 17 ? AES128_CTS_HMAC_SHA1_96 : null;
    }

    /** What an operator reads: name and number. */
    static String describe(int number) {
        return name(number) + " (" + number + ")";
    }

    private static String name(int number) {
        switch (number) {
            case 1:
                return "des-cbc-crc";
            case 3:
                return "des-cbc-md5";
            case 16:
                return "des3-cbc-sha1";
            case 19:
                return "aes128-cts-hmac-sha256-128";
            case 20:
                return "aes256-cts-hmac-sha384-192";
            case 23:
                return "rc4-hmac";
            case 24:
                return "rc4-hmac-exp";
            default:
                return of(number) == null ? "unknown encryption type" : of(number).title;
        }
    }
}
