package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encoded-String and DictionaryReference, [MS-WMIO] 2.2.78 and 2.2.80. */
final class Strings {
    private static final int COMPRESSED = 0;
    private static final int UTF_16 = 1;
    private static final long DICTIONARY = 0x8000_0000L;

    /**
     * The words in the order of their numbers. The first is the "quote character", in [MS-WMIO]
     * v20240423, 2.2.80: U+0022, as impacket's wmi.py has it, too.
     */
    private static final List<String> WORDS =
            List.of(
                    "\"",
                    "key",
                    "",
                    "read",
                    "write",
                    "volatile",
                    "provider",
                    "dynamic",
                    "cimwin32",
                    "DWORD",
                    "CIMTYPE");

    private Strings() {}

    /** One flag octet, the characters, and a terminator as wide as they are. */
    static void write(OctetWriter out, String text) {
        if (fitsLatin1(text)) {
            out.u8(COMPRESSED).bytes(text.getBytes(StandardCharsets.ISO_8859_1)).u8(0);
        } else {
            out.u8(UTF_16).utf16(text).u16(0);
        }
    }

    static int length(String text) {
        return fitsLatin1(text) ? 2 + text.length() : 3 + 2 * text.length();
    }

    private static boolean fitsLatin1(String text) {
        return text.chars().allMatch(c -> c <= 0xFF);
    }

    /** The reference for a word of the dictionary, or -1. */
    static long dictionary(String text) {
        int index = text.length() < 3 ? -1 : WORDS.indexOf(text);
        return index < 0 ? -1 : DICTIONARY | index;
    }
}
