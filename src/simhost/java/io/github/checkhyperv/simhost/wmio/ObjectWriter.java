package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A class or an instance, [MS-WMIO] 2.2.1, in the words of the specification. */
public final class ObjectWriter {
    private static final long SIGNATURE = 0x1234_5678L;
    private static final int CLASS = 0x01;
    private static final int INSTANCE = 0x02;
    private static final int DECORATED = 0x04;

    private final ClassWriter parent;
    private final ClassWriter current;
    private final HeapWriter heap = new HeapWriter();
    private final long className;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> defaults = new HashSet<>();
    private final List<QualifierDef> qualifiers = new ArrayList<>();
    private final Map<String, List<QualifierDef>> propertyQualifiers = new HashMap<>();
    private byte[] decoration = {};
    private int flags;

    private ObjectWriter(ClassWriter parent, ClassWriter current, int flags) {
        this.parent = parent;
        this.current = current;
        this.flags = flags;
        this.className = parent == null ? heap.name(current.name()) : 0;
    }

    /** A class. */
    public static ObjectWriter ofClass(ClassWriter parent, ClassWriter current) {
        return new ObjectWriter(parent, current, CLASS);
    }

    /** An instance, all its values NULL so far. */
    public static ObjectWriter ofInstance(ClassWriter type) {
        return new ObjectWriter(null, type, INSTANCE);
    }

    /** Decoration, 2.2.7. */
    public ObjectWriter decoration(String server, String namespace) {
        decoration =
                new OctetWriter()
                        .bytes(Strings.encode(server))
                        .bytes(Strings.encode(namespace))
                        .toBytes();
        flags |= DECORATED;
        return this;
    }

    /** More ObjectFlags, 2.2.6. */
    public ObjectWriter objectFlags(int more) {
        flags |= more;
        return this;
    }

    /** A value; its items get into the heap in the order in which values are set. */
    public ObjectWriter value(String property, Object value) {
        values.put(property, value);
        return this;
    }

    /** The default value of the class applies. */
    public ObjectWriter classDefault(String property) {
        defaults.add(property);
        return this;
    }

    /** A qualifier of the instance. */
    public ObjectWriter instanceQualifier(QualifierDef qualifier) {
        qualifiers.add(qualifier);
        return this;
    }

    /** A qualifier that a property has in this instance. */
    public ObjectWriter propertyQualifier(String property, QualifierDef qualifier) {
        propertyQualifiers.computeIfAbsent(property, p -> new ArrayList<>()).add(qualifier);
        return this;
    }

    /** The InstanceHeap, for items that values refer to by a {@link RawRef}. */
    public HeapWriter instanceHeap() {
        return heap;
    }

    /** EncodingUnit, 2.2.1. */
    public byte[] encodingUnit() {
        byte[] object = objectBlock();
        OctetWriter out = new OctetWriter(object.length + 8);
        return out.u32(SIGNATURE).u32(object.length).bytes(object).toBytes();
    }

    /** ObjectEncodingLength and ObjectBlock, 2.2.4, as an object lies in a heap. */
    public byte[] embedded() {
        byte[] object = objectBlock();
        return new OctetWriter().u32(object.length).bytes(object).toBytes();
    }

    /** ObjectBlock, 2.2.5. */
    private byte[] objectBlock() {
        OctetWriter out = new OctetWriter(current.classPart().length + 512);
        out.u8(flags).bytes(decoration);
        if (parent == null) {
            out.bytes(current.classPart());
            instancePart(out);
        } else {
            out.bytes(parent.classPart()).bytes(parent.methodsPart());
            out.bytes(current.classPart()).bytes(current.methodsPart());
        }
        return out.toBytes();
    }

    /** What an InstanceType, 2.2.53, has behind its class. */
    private void instancePart(OctetWriter out) {
        HeapWriter filled = heap.copy();
        int start = out.size();
        out.u32(0).u8(0).u32(className);
        out.bytes(ndTable());
        valueTable(out, filled);
        out.bytes(filled.qualifierSet(qualifiers));
        propertyQualifierSets(out, filled);
        filled.writeTo(out);
        out.patch32(start, out.size() - start);
    }

    private byte[] ndTable() {
        byte[] table = new byte[current.ndLength()];
        for (ClassWriter.Property property : current.properties()) {
            NdTable.set(table, property.order, ndFlag(property));
        }
        return table;
    }

    private int ndFlag(ClassWriter.Property property) {
        if (defaults.contains(property.name)) {
            return NdTable.OF_ANOTHER | (property.value == null ? NdTable.IS_NULL : 0);
        }
        return values.get(property.name) == null ? NdTable.IS_NULL : 0;
    }

    /** InstanceData, 2.2.56; zeroes where there is no value. */
    private void valueTable(OctetWriter out, HeapWriter filled) {
        int at = out.size();
        out.fill(current.valueTableLength(), 0);
        values.forEach(
                (name, value) -> {
                    ClassWriter.Property property = current.property(name);
                    OctetWriter encoded = new OctetWriter(8);
                    if (value != null) {
                        filled.value(encoded, property.type, value);
                    }
                    out.patch(at + property.offset, encoded.toBytes());
                });
    }

    /** InstancePropQualifierSet, 2.2.65: in the order of the PropertyLookupTable. */
    private void propertyQualifierSets(OctetWriter out, HeapWriter filled) {
        out.u8(propertyQualifiers.isEmpty() ? 1 : 2);
        if (!propertyQualifiers.isEmpty()) {
            for (ClassWriter.Property property : current.byName()) {
                List<QualifierDef> own = propertyQualifiers.getOrDefault(property.name, List.of());
                out.bytes(filled.qualifierSet(own));
            }
        }
    }
}
