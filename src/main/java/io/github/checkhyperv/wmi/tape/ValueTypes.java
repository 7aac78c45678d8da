package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;

/** Which values a type can have: a decoder gives no others, but a tape is written by anybody. */
final class ValueTypes {
    private static final String ARRAY = "[]";

    private ValueTypes() {}

    /**
     * Whether a property can have a value; NULL fits each.
     *
     * @param type as MOF writes it, such as {@code uint16[]}
     */
    static boolean fit(String type, CimValue value) {
        boolean array = type.endsWith(ARRAY);
        String element = array ? type.substring(0, type.length() - ARRAY.length()) : type;
        for (CimType known : CimType.values()) {
            if (known.label().equals(element)) {
                return array ? fitAll(known, value) : fit(known, value);
            }
        }
        return false;
    }

    private static boolean fitAll(CimType type, CimValue value) {
        if (!(value instanceof CimValue.Array array)) {
            return value instanceof CimValue.Null;
        }
        for (CimValue element : array.elements()) {
            if (!fit(type, element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fit(CimType type, CimValue value) {
        if (value instanceof CimValue.Null) {
            return true;
        }
        return switch (type) {
            case SINT8, SINT16, SINT32, SINT64 -> value instanceof CimValue.Signed;
            case UINT8, UINT16, UINT32, UINT64 -> value instanceof CimValue.Unsigned;
            case REAL32 -> value instanceof CimValue.Real32;
            case REAL64 -> value instanceof CimValue.Real64;
            case BOOLEAN -> value instanceof CimValue.Bool;
            case STRING, DATETIME, REFERENCE -> value instanceof CimValue.Text;
            case CHAR16 -> value instanceof CimValue.Char16;
            case OBJECT ->
                    value instanceof CimValue.Embedded || value instanceof CimValue.EmbeddedClass;
        };
    }
}
