package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.List;

/** A Heap, [MS-WMIO] 2.2.66, in the making; what is put in gives its HeapRef. */
public final class HeapWriter {
    private static final long ALWAYS_SET = 0x8000_0000L;

    private final OctetWriter items = new OctetWriter();

    HeapWriter() {}

    /** A heap that begins like this one. */
    HeapWriter copy() {
        HeapWriter copy = new HeapWriter();
        copy.item(items.toBytes());
        return copy;
    }

    /** A string in the heap itself. */
    public long string(String text) {
        return item(Strings.encode(text));
    }

    /** A name: a dictionary reference if it is one of the dictionary's words. */
    public long name(String text) {
        long reference = Strings.dictionary(text);
        return reference >= 0 ? reference : string(text);
    }

    /** These octets. */
    public long item(byte[] octets) {
        int at = items.size();
        items.bytes(octets);
        return at;
    }

    /** Room for an item, which is written when it is known where the items behind it lie. */
    int reserve(int length) {
        int at = items.size();
        items.fill(length, 0);
        return at;
    }

    /** An item for which there is room. */
    void put(int at, OctetWriter item) {
        items.patch(at, item.toBytes());
    }

    /** EncodedValue, 2.2.71; what does not fit into a ValueTable becomes an item. */
    void value(OctetWriter out, ValueType type, Object value) {
        if (type.array() && !(value instanceof RawRef)) {
            out.u32(array(type.base(), (List<?>) value));
        } else {
            element(out, type.base(), value);
        }
    }

    /** Encoded-Array, 2.2.79: the count, then the elements; strings lie behind their HeapRefs. */
    private long array(CimBaseType type, List<?> elements) {
        int at = reserve(4 + type.width() * elements.size());
        OctetWriter array = new OctetWriter().u32(elements.size());
        elements.forEach(element -> element(array, type, element));
        put(at, array);
        return at;
    }

    private void element(OctetWriter out, CimBaseType type, Object value) {
        if (value == null) {
            out.u32(RawRef.NULL.value());
        } else if (value instanceof RawRef reference) {
            out.u32(reference.value());
        } else if (type == CimBaseType.OBJECT) {
            out.u32(item(((ObjectWriter) value).embedded()));
        } else if (type.isText()) {
            out.u32(string((String) value));
        } else {
            scalar(out, type, value);
        }
    }

    /** A number or boolean as ValueTables and arrays hold it. */
    private static void scalar(OctetWriter out, CimBaseType type, Object value) {
        switch (type) {
            case BOOLEAN -> out.u16((Boolean) value ? 0xFFFF : 0);
            case REAL32 -> out.u32(Float.floatToRawIntBits(((Number) value).floatValue()));
            case REAL64 -> out.u64(Double.doubleToRawLongBits(((Number) value).doubleValue()));
            default -> {
                long bits = value instanceof Character c ? c : ((Number) value).longValue();
                switch (type.width()) {
                    case 1 -> out.u8((int) bits);
                    case 2 -> out.u16((int) bits);
                    case 4 -> out.u32(bits);
                    default -> out.u64(bits);
                }
            }
        }
    }

    /** Octets of a QualifierSet: a Qualifier is 9 and its value. */
    static int qualifierSetLength(List<QualifierDef> qualifiers) {
        return 4 + qualifiers.stream().mapToInt(each -> 9 + each.type().width()).sum();
    }

    /** QualifierSet, 2.2.59. */
    byte[] qualifierSet(List<QualifierDef> qualifiers) {
        OctetWriter set = new OctetWriter().u32(0);
        for (QualifierDef qualifier : qualifiers) {
            set.u32(name(qualifier.name())).u8(qualifier.flavor()).u32(qualifier.type().code());
            value(set, qualifier.type(), qualifier.value());
        }
        return set.patch32(0, set.size()).toBytes();
    }

    /** The heap: its length, with the highest bit always set, and its items. */
    void writeTo(OctetWriter out) {
        out.u32(ALWAYS_SET | items.size()).bytes(items.toBytes());
    }
}
