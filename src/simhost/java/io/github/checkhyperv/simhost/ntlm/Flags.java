package io.github.checkhyperv.simhost.ntlm;

/** NegotiateFlags, [MS-NLMP] 2.2.2.5. */
public final class Flags {
    /** NTLMSSP_NEGOTIATE_UNICODE. */
    public static final int UNICODE = 0x0000_0001;

    /** NTLMSSP_REQUEST_TARGET. */
    public static final int REQUEST_TARGET = 0x0000_0004;

    /** NTLMSSP_NEGOTIATE_SIGN. */
    public static final int SIGN = 0x0000_0010;

    /** NTLMSSP_NEGOTIATE_SEAL. */
    public static final int SEAL = 0x0000_0020;

    /** NTLMSSP_NEGOTIATE_NTLM. */
    public static final int NTLM = 0x0000_0200;

    /** NTLMSSP_NEGOTIATE_ALWAYS_SIGN. */
    public static final int ALWAYS_SIGN = 0x0000_8000;

    /** NTLMSSP_TARGET_TYPE_DOMAIN. */
    public static final int TARGET_TYPE_DOMAIN = 0x0001_0000;

    /** NTLMSSP_NEGOTIATE_EXTENDED_SESSIONSECURITY. */
    public static final int EXTENDED_SESSION_SECURITY = 0x0008_0000;

    /** NTLMSSP_NEGOTIATE_TARGET_INFO. */
    public static final int TARGET_INFO = 0x0080_0000;

    /** NTLMSSP_NEGOTIATE_VERSION. */
    public static final int VERSION = 0x0200_0000;

    /** NTLMSSP_NEGOTIATE_128. */
    public static final int BITS_128 = 0x2000_0000;

    /** NTLMSSP_NEGOTIATE_KEY_EXCH. */
    public static final int KEY_EXCHANGE = 0x4000_0000;

    /** NTLMSSP_NEGOTIATE_56. */
    public static final int BITS_56 = 0x8000_0000;

    private Flags() {}
}
