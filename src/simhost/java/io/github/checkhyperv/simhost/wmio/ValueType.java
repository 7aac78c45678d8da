package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;

/**
 * CimType, [MS-WMIO] 2.2.82.
 *
 * @param base the type, or the type of the elements
 * @param array whether it is an array
 */
public record ValueType(CimBaseType base, boolean array) {
    /** A single value. */
    public static ValueType of(CimBaseType base) {
        return new ValueType(base, false);
    }

    /** An array. */
    public static ValueType arrayOf(CimBaseType base) {
        return new ValueType(base, true);
    }

    /** The number on the wire, by the rule, not by the list of arrays, which contradicts it. */
    int code() {
        return base.code() | (array ? CimBaseType.ARRAY : 0);
    }

    /** Octets in a ValueTable. */
    int width() {
        return array ? 4 : base.width();
    }
}
