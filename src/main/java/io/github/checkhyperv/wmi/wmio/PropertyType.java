package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;

/**
 * [MS-WMIO] 2.2.31 PropertyType: a CimType (2.2.82) and whether the property is inherited (2.2.32),
 * in the lower half of 4 octets. An array's type is its elements' type with a bit set; the numbers
 * that 2.2.82 lists for the arrays of uint32, sint64 and uint64 contradict that, and Windows.
 *
 * @param base the type, or that of the elements
 * @param array whether it is an array
 * @param inherited whether the property was declared in a superclass
 */
record PropertyType(CimType base, boolean array, boolean inherited) {
    private static final int ARRAY = 0x2000;
    private static final int INHERITED = 0x4000;

    static PropertyType read(Cursor in, String field) throws WmioException {
        Path where = in.field(field);
        int bits = in.sint32(field) & 0xffff;
        CimType base = base(bits & ~(ARRAY | INHERITED));
        if (base == null) {
            throw where.failure("there is no CimType 0x" + Integer.toHexString(bits));
        }
        return new PropertyType(base, (bits & ARRAY) != 0, (bits & INHERITED) != 0);
    }

    private static CimType base(int number) {
        switch (number) {
            case 2:
                return CimType.SINT16;
            case 3:
                return CimType.SINT32;
            case 4:
                return CimType.REAL32;
            case 5:
                return CimType.REAL64;
            case 8:
                return CimType.STRING;
            case 11:
                return CimType.BOOLEAN;
            case 13:
                return CimType.OBJECT;
            case 16:
                return CimType.SINT8;
            case 17:
                return CimType.UINT8;
            case 18:
                return CimType.UINT16;
            case 19:
                return CimType.UINT32;
            case 20:
                return CimType.SINT64;
            case 21:
                return CimType.UINT64;
            case 101:
                return CimType.DATETIME;
            case 102:
                return CimType.REFERENCE;
            case 103:
                return CimType.CHAR16;
            default:
                return null;
        }
    }

    /** Octets that a value takes where it is not on the heap (2.2.71). */
    int octets() {
        return array ? Integer.BYTES : elementOctets();
    }

    /** Octets that one element of an array takes. */
    int elementOctets() {
        // No switch: on an enum it costs a class and an exception type at start-up.
        if (base == CimType.SINT8 || base == CimType.UINT8) {
            return Byte.BYTES;
        }
        if (base == CimType.SINT16
                || base == CimType.UINT16
                || base == CimType.CHAR16
                || base == CimType.BOOLEAN) {
            return Short.BYTES;
        }
        if (base == CimType.SINT64 || base == CimType.UINT64 || base == CimType.REAL64) {
            return Long.BYTES;
        }
        return Integer.BYTES;
    }

    /** Whether a value is a reference to a string. */
    boolean isText() {
        return base == CimType.STRING || base == CimType.DATETIME || base == CimType.REFERENCE;
    }

    /** As MOF would write it. */
    String label() {
        return array ? base.label() + "[]" : base.label();
    }
}
