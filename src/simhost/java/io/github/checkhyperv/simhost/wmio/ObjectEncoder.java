package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.ClassDef.Member;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Encodes instances, [MS-WMIO] 2.2; keeps the class parts it made, so one per enumeration. */
public final class ObjectEncoder {
    private static final long SIGNATURE = 0x1234_5678L;
    private static final int INSTANCE = 0x02;
    private static final int DECORATED = 0x04;
    private static final int NO_PROPERTY_QUALIFIERS = 1;

    private final Style style;
    private final List<String> properties;
    private final Map<ClassDef, ClassPartWriter> classParts = new ConcurrentHashMap<>();

    /** An encoder of whole objects. */
    public ObjectEncoder(Style style) {
        this(style, null);
    }

    /** An encoder of objects with just these properties; null for all. */
    public ObjectEncoder(Style style, List<String> properties) {
        this.style = style;
        this.properties = properties == null ? null : List.copyOf(properties);
    }

    /** EncodingUnit, 2.2.1. */
    public byte[] encode(Row row) {
        byte[] block = block(row);
        OctetWriter out = new OctetWriter(block.length + 8);
        return out.u32(SIGNATURE).u32(block.length).bytes(block).toBytes();
    }

    /** ObjectBlock, 2.2.5, with an InstanceType, 2.2.53. */
    byte[] block(Row row) {
        ClassPartWriter classPart = classParts.computeIfAbsent(row.type(), this::classPart);
        OctetWriter out = new OctetWriter(classPart.octets().length + 512);
        out.u8(INSTANCE | (style.decorated() ? DECORATED : 0));
        if (style.decorated()) {
            Strings.write(out, style.server());
            Strings.write(out, style.namespace());
        }
        out.bytes(classPart.octets());
        int start = out.size();
        HeapWriter heap = new HeapWriter();
        out.u32(0).u8(0).u32(heap.string(row.type().name()));
        values(out, classPart, row, heap);
        out.u32(4).u8(NO_PROPERTY_QUALIFIERS);
        heap.writeTo(out);
        return out.patch32(start, out.size() - start).toBytes();
    }

    private ClassPartWriter classPart(ClassDef type) {
        List<Member> members =
                type.members().stream().filter(m -> isSelected(m.property().name())).toList();
        return new ClassPartWriter(type, members, style);
    }

    private boolean isSelected(String name) {
        return properties == null || properties.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** NdTable and InstanceData, 2.2.26 and 2.2.56. */
    private static void values(
            OctetWriter out, ClassPartWriter classPart, Row row, HeapWriter heap) {
        byte[] nd = new byte[classPart.ndLength()];
        OctetWriter values = new OctetWriter();
        int index = 0;
        for (Member member : classPart.members()) {
            PropertyDef property = member.property();
            boolean set = row.isSet(property.name());
            Object value = row.get(property.name());
            int bits = (value == null ? 1 : 0) | (set ? 0 : 2);
            if (value == null || !set) {
                values.fill(property.width(), 0);
            } else {
                value(values, property, value, heap);
            }
            nd[index / 4] |= (byte) (bits << 2 * (index % 4));
            index++;
        }
        out.bytes(nd).bytes(values.toBytes());
    }

    private static void value(
            OctetWriter values, PropertyDef property, Object value, HeapWriter heap) {
        CimBaseType type = property.type();
        if (property.array() || type.isText() || type == CimBaseType.OBJECT) {
            values.u32(heap.value(type, property.array(), value));
        } else {
            HeapWriter.scalar(values, type, value);
        }
    }
}
