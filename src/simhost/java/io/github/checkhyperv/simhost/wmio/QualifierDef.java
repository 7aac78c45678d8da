package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;

/**
 * Qualifier, [MS-WMIO] 2.2.60.
 *
 * @param name QualifierName
 * @param flavor QualifierFlavor, 2.2.62
 * @param type QualifierType
 * @param value QualifierValue
 */
public record QualifierDef(String name, int flavor, ValueType type, Object value) {
    /** One that MOF writes as a mere name: it is true. */
    public static QualifierDef flag(String name, int flavor) {
        return new QualifierDef(name, flavor, ValueType.of(CimBaseType.BOOLEAN), true);
    }

    /** One that is a uint32. */
    public static QualifierDef number(String name, int flavor, long value) {
        return new QualifierDef(name, flavor, ValueType.of(CimBaseType.UINT32), value);
    }

    /** One that is a string. */
    public static QualifierDef text(String name, int flavor, String value) {
        return new QualifierDef(name, flavor, ValueType.of(CimBaseType.STRING), value);
    }
}
