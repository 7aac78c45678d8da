package io.github.checkhyperv.simhost.cim;

import java.util.Locale;

/** CimBaseType, [MS-WMIO] 2.2.83, with the octets each takes in a ValueTable. */
public enum CimBaseType {
    /** sint16. */
    SINT16(2, 2),
    /** sint32. */
    SINT32(3, 4),
    /** real32. */
    REAL32(4, 4),
    /** real64. */
    REAL64(5, 8),
    /** string. */
    STRING(8, 4),
    /** boolean. */
    BOOLEAN(11, 2),
    /** object: an embedded instance. */
    OBJECT(13, 4),
    /** sint8. */
    SINT8(16, 1),
    /** uint8. */
    UINT8(17, 1),
    /** uint16. */
    UINT16(18, 2),
    /** uint32. */
    UINT32(19, 4),
    /** sint64. */
    SINT64(20, 8),
    /** uint64. */
    UINT64(21, 8),
    /** datetime. */
    DATETIME(101, 4),
    /** reference; its CIMTYPE says to what. */
    REFERENCE(102, 4),
    /** char16. */
    CHAR16(103, 2);

    /** CIM-ARRAY-TYPE. */
    public static final int ARRAY = 0x2000;

    private final int code;
    private final int width;

    CimBaseType(int code, int width) {
        this.code = code;
        this.width = width;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** Octets in a ValueTable; strings and objects take a HeapRef. */
    public int width() {
        return width;
    }

    /** Whether values are HeapRefs to Encoded-Strings. */
    public boolean isText() {
        return this == STRING || this == DATETIME || this == REFERENCE;
    }

    /** What the CIMTYPE qualifier says. */
    public String label() {
        return this == REFERENCE ? "ref" : name().toLowerCase(Locale.ROOT);
    }
}
