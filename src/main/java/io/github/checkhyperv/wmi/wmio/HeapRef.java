package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.69 HeapRef, and 2.2.68 HeapStringRef: 4 octets.
 *
 * @param value an offset into the items of a heap; or NULL; or, its high bit set, the number of a
 *     string of the dictionary
 * @param where which field this is, for errors
 */
record HeapRef(int value, Path where) {
    static final int OCTETS = 4;

    private static final int NULL = 0xffff_ffff;
    private static final int HIGH_BIT = 0x8000_0000;

    /** 2.2.80 DictionaryReference: the strings told by a number; 0 is the "quote character". */
    private static final String[] DICTIONARY = {
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
        "CIMTYPE"
    };

    static HeapRef read(Cursor in, String field) throws WmioException {
        Path where = in.field(field);
        return new HeapRef(in.sint32(field), where);
    }

    /** The reference that a value is. */
    static HeapRef read(Cursor value) throws WmioException {
        return new HeapRef(value.sint32("HeapRef"), value.path());
    }

    boolean isNull() {
        return value == NULL;
    }

    boolean isDictionaryReference() {
        return (value & HIGH_BIT) != 0;
    }

    String dictionaryString() throws WmioException {
        int number = value & ~HIGH_BIT;
        if (number >= DICTIONARY.length) {
            throw where.failure("the dictionary has no string " + number);
        }
        return DICTIONARY[number];
    }
}
