package io.github.checkhyperv.wmi.wmio;

/** [MS-WMIO] 2.2.78 Encoded-String: a flag octet, the characters, a null character. */
final class EncodedString {
    private static final int COMPRESSED = 0;
    private static final int UTF16 = 1;

    private EncodedString() {}

    static String read(Cursor in) throws WmioException {
        int flag = in.octet("Encoded-String-Flag");
        if (flag == COMPRESSED) {
            return in.latin1();
        }
        if (flag == UTF16) {
            return in.utf16();
        }
        throw in.failure("Encoded-String-Flag", flag + " is neither 0 nor 1");
    }
}
