package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.List;

/** A Heap, [MS-WMIO] 2.2.66, in the making; what is put in gives its HeapRef. */
final class HeapWriter {
    private static final long ALWAYS_SET = 0x8000_0000L;

    private final OctetWriter items = new OctetWriter();

    /** A string in the heap itself. */
    long string(String text) {
        int at = items.size();
        Strings.write(items, text);
        return at;
    }

    /** A name: a dictionary reference if it is one of the dictionary's words. */
    long name(String text) {
        long reference = Strings.dictionary(text);
        return reference >= 0 ? reference : string(text);
    }

    /** These octets. */
    long octets(byte[] octets) {
        int at = items.size();
        items.bytes(octets);
        return at;
    }

    int size() {
        return items.size();
    }

    /** A value that does not fit into a ValueTable: text, an object, or any array. */
    long value(CimBaseType type, boolean array, Object value) {
        if (array) {
            return array(type, (List<?>) value);
        }
        return type == CimBaseType.OBJECT ? octets(embedded(value)) : string((String) value);
    }

    /** Encoded-Array, 2.2.74: the count, then the elements; strings lie behind their HeapRefs. */
    private long array(CimBaseType type, List<?> elements) {
        int at = items.size();
        OctetWriter out = new OctetWriter().u32(elements.size());
        if (type.isText()) {
            long next = at + 4 + 4L * elements.size();
            for (Object element : elements) {
                out.u32(next);
                next += Strings.length((String) element);
            }
            elements.forEach(element -> Strings.write(out, (String) element));
        } else if (type == CimBaseType.OBJECT) {
            long next = at + 4 + 4L * elements.size();
            for (Object element : elements) {
                out.u32(next);
                next += embedded(element).length;
            }
            elements.forEach(element -> out.bytes(embedded(element)));
        } else {
            elements.forEach(element -> scalar(out, type, element));
        }
        items.bytes(out.toBytes());
        return at;
    }

    /** ObjectEncodingLength and ObjectBlock, 2.2.4 and 2.2.5. */
    private static byte[] embedded(Object value) {
        Row row = (Row) value;
        byte[] block = new ObjectEncoder(Style.whole("", "")).block(row);
        return new OctetWriter().u32(block.length).bytes(block).toBytes();
    }

    /** A number or boolean as ValueTables and arrays hold it. */
    static void scalar(OctetWriter out, CimBaseType type, Object value) {
        switch (type) {
            case BOOLEAN -> out.u16((Boolean) value ? 0xFFFF : 0);
            case REAL32 -> out.u32(Float.floatToRawIntBits(((Number) value).floatValue()));
            case REAL64 -> out.u64(Double.doubleToRawLongBits(((Number) value).doubleValue()));
            default -> {
                long bits = ((Number) value).longValue();
                switch (type.width()) {
                    case 1 -> out.u8((int) bits);
                    case 2 -> out.u16((int) bits);
                    case 4 -> out.u32(bits);
                    default -> out.u64(bits);
                }
            }
        }
    }

    /** The heap: its length, with the highest bit always set, and its items. */
    void writeTo(OctetWriter out) {
        out.u32(ALWAYS_SET | items.size()).bytes(items.toBytes());
    }
}
