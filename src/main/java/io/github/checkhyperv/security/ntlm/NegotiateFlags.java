package io.github.checkhyperv.security.ntlm;

/** NEGOTIATE, the options of a session: [MS-NLMP] 2.2.2.5. */
final class NegotiateFlags {
    static final int UNICODE = 0x00000001;
    static final int REQUEST_TARGET = 0x00000004;
    static final int SIGN = 0x00000010;
    static final int SEAL = 0x00000020;
    static final int NTLM = 0x00000200;
    static final int ALWAYS_SIGN = 0x00008000;
    static final int EXTENDED_SESSION_SECURITY = 0x00080000;
    static final int TARGET_INFO = 0x00800000;
    static final int VERSION = 0x02000000;
    static final int KEY_128 = 0x20000000;
    static final int KEY_EXCHANGE = 0x40000000;

    /** What we ask for. Not 56-bit keys, LM keys or OEM strings: what is not offered is not got. */
    static final int OFFERED =
            UNICODE
                    | REQUEST_TARGET
                    | SIGN
                    | SEAL
                    | NTLM
                    | ALWAYS_SIGN
                    | EXTENDED_SESSION_SECURITY
                    | VERSION
                    | KEY_128
                    | KEY_EXCHANGE;

    private NegotiateFlags() {}

    /** Names what is missing in a host's choice and needed to keep the session safe, or nothing. */
    static String missing(int chosen) {
        StringBuilder missing = new StringBuilder();
        need(chosen, UNICODE, "Unicode", missing);
        need(chosen, SIGN, "signing", missing);
        need(chosen, SEAL, "sealing", missing);
        need(chosen, EXTENDED_SESSION_SECURITY, "extended session security", missing);
        need(chosen, TARGET_INFO, "target information", missing);
        need(chosen, KEY_128, "128-bit keys", missing);
        need(chosen, KEY_EXCHANGE, "key exchange", missing);
        return missing.toString();
    }

    private static void need(int chosen, int flag, String name, StringBuilder missing) {
        if ((chosen & flag) == 0) {
            missing.append(missing.length() == 0 ? "" : ", ").append(name);
        }
    }

    /** What both want. Target information is the host's to offer, so we have not asked for it. */
    static int agreed(int chosen) {
        return chosen & (OFFERED | TARGET_INFO);
    }
}
