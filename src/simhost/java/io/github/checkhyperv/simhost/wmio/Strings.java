package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encoded-String and DictionaryReference, [MS-WMIO] 2.2.78 and 2.2.80. */
public final class Strings {
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

    /** One flag octet, the characters, and a terminator as wide as they are: as short as can be. */
    static byte[] encode(String text) {
        if (text.chars().anyMatch(c -> c > 0xFF)) {
            return utf16(text);
        }
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        return new OctetWriter().u8(COMPRESSED).bytes(characters).u8(0).toBytes();
    }

    /** Two octets a character, even if one would do; surrogates need not be pairs. */
    public static byte[] utf16(String text) {
        OctetWriter out = new OctetWriter().u8(UTF_16);
        text.chars().forEach(out::u16);
        return out.u16(0).toBytes();
    }

    /** The reference for a word of the dictionary, or -1. */
    static long dictionary(String text) {
        int index = WORDS.indexOf(text);
        return index < 0 ? -1 : DICTIONARY | index;
    }
}
