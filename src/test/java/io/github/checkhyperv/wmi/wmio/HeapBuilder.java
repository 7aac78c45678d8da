package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;
import java.util.List;

/** Builds a Heap ([MS-WMIO] 2.2.66) and what refers to it. */
final class HeapBuilder {
    static final long NULL = 0xffff_ffffL;

    private static final List<String> DICTIONARY =
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

    private final Octets items = new Octets();

    /** Puts an item here and returns its HeapRef. */
    long item(byte[] item) {
        long reference = items.size();
        items.octets(item);
        return reference;
    }

    /** A HeapStringRef: into the dictionary if the string is there. */
    long string(String text) {
        int word = DICTIONARY.indexOf(text);
        return word >= 0 ? 0x8000_0000L | word : item(new Octets().encodedString(text).toBytes());
    }

    /** 2.2.71 EncodedValue. */
    byte[] encodedValue(Type type, Object value) {
        if (value == null) {
            return new Octets().fill(type.octets(), 0xff).toBytes();
        }
        if (!type.array()) {
            return single(type.base(), value);
        }
        Octets array = new Octets();
        List<?> elements = (List<?>) value;
        array.uint32(elements.size());
        for (Object element : elements) {
            array.octets(
                    element == null
                            ? new Octets().uint32(NULL).toBytes()
                            : single(type.base(), element));
        }
        return new Octets().uint32(item(array.toBytes())).toBytes();
    }

    private byte[] single(CimType base, Object value) {
        Octets out = new Octets();
        switch (base) {
            case SINT8, UINT8 -> out.octet(((Number) value).intValue());
            case SINT16, UINT16 -> out.uint16(((Number) value).intValue());
            case SINT32, UINT32 -> out.uint32(((Number) value).longValue());
            case SINT64, UINT64 -> out.uint64(((Number) value).longValue());
            case REAL32 -> out.uint32(Float.floatToRawIntBits((Float) value));
            case REAL64 -> out.uint64(Double.doubleToRawLongBits((Double) value));
            case BOOLEAN -> out.uint16((Boolean) value ? 0xffff : 0);
            case CHAR16 -> out.uint16((Character) value);
            case STRING, DATETIME, REFERENCE ->
                    out.uint32(value instanceof Long ? (Long) value : string((String) value));
            case OBJECT -> out.uint32(objectReference(value));
        }
        return out.toBytes();
    }

    private long objectReference(Object value) {
        if (value instanceof Long reference) {
            return reference;
        }
        byte[] block = ((WmioBuilder) value).objectBlock();
        return item(new Octets().uint32(block.length).octets(block).toBytes());
    }

    /** 2.2.59 QualifierSet. */
    byte[] qualifierSet(List<QualifierSpec> qualifiers) {
        Octets set = new Octets();
        for (QualifierSpec qualifier : qualifiers) {
            set.uint32(string(qualifier.name()))
                    .octet(qualifier.flavor())
                    .uint32(qualifier.type().code())
                    .octets(encodedValue(qualifier.type(), qualifier.value()));
        }
        return new Octets().encoded(set.toBytes()).toBytes();
    }

    /** HeapLength and the items. */
    byte[] heap() {
        return new Octets().uint32(0x8000_0000L | items.size()).octets(items.toBytes()).toBytes();
    }

    /** A type as it is written: a CimType and the bit for arrays. */
    record Type(CimType base, boolean array) {
        static Type of(CimType base) {
            return new Type(base, false);
        }

        static Type arrayOf(CimType base) {
            return new Type(base, true);
        }

        /** 2.2.82, by the rule, not by its list of arrays, which contradicts the rule. */
        int code() {
            int code =
                    switch (base) {
                        case SINT16 -> 2;
                        case SINT32 -> 3;
                        case REAL32 -> 4;
                        case REAL64 -> 5;
                        case STRING -> 8;
                        case BOOLEAN -> 11;
                        case OBJECT -> 13;
                        case SINT8 -> 16;
                        case UINT8 -> 17;
                        case UINT16 -> 18;
                        case UINT32 -> 19;
                        case SINT64 -> 20;
                        case UINT64 -> 21;
                        case DATETIME -> 101;
                        case REFERENCE -> 102;
                        case CHAR16 -> 103;
                    };
            return array ? code | 0x2000 : code;
        }

        int octets() {
            if (array) {
                return 4;
            }
            return switch (base) {
                case SINT8, UINT8 -> 1;
                case SINT16, UINT16, BOOLEAN, CHAR16 -> 2;
                case SINT64, UINT64, REAL64 -> 8;
                default -> 4;
            };
        }
    }

    /** A qualifier to be written. */
    record QualifierSpec(String name, int flavor, Type type, Object value) {
        static QualifierSpec flag(String name) {
            return new QualifierSpec(name, 0, Type.of(CimType.BOOLEAN), true);
        }

        static QualifierSpec id(int place) {
            return new QualifierSpec("ID", 0x11, Type.of(CimType.SINT32), place);
        }
    }
}
