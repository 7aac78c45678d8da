package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ClassAndMethodsPart, [MS-WMIO] 2.2.14: a class, its properties and its methods. */
public final class ClassWriter {
    /** Octets of a PropertyInfo before its qualifiers. */
    private static final int PROPERTY_INFO = 14;

    private static final int INHERITED = 0x4000;

    private final String name;
    private final List<String> derivation = new ArrayList<>();
    private final List<QualifierDef> qualifiers = new ArrayList<>();
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final MethodsPartWriter methods = new MethodsPartWriter();
    private Property last;
    private int valueTableLength;
    private int slack;
    private int heapGap;
    private byte[] classPart;

    /** A class of this name; null for the class that is no superclass. */
    public ClassWriter(String name) {
        this.name = name;
    }

    /** The classes above, the immediate parent first. */
    public ClassWriter derivation(List<String> superclasses) {
        requireUnwritten();
        derivation.addAll(superclasses);
        return this;
    }

    /** A qualifier of the class. */
    public ClassWriter classQualifier(QualifierDef qualifier) {
        requireUnwritten();
        qualifiers.add(qualifier);
        return this;
    }

    /** A property whose default is NULL. */
    public ClassWriter property(String property, CimBaseType type) {
        return property(property, ValueType.of(type), null);
    }

    /** The same for an array. */
    public ClassWriter arrayProperty(String property, CimBaseType type) {
        return property(property, ValueType.arrayOf(type), null);
    }

    /** A property with its default; null for NULL. */
    public ClassWriter property(String property, ValueType type, Object value) {
        requireUnwritten();
        last = new Property(property, type, value, properties.size(), valueTableLength);
        properties.put(property, last);
        valueTableLength += type.width();
        return this;
    }

    /** The property that was added last is of the class that has so many above it. */
    public ClassWriter inheritedFrom(int origin) {
        last().inherited = true;
        last().origin = origin;
        return this;
    }

    /** The property that was added last has this NullAndDefaultFlag, 2.2.27, whatever its value. */
    public ClassWriter ndFlag(int flag) {
        last().ndFlag = flag;
        return this;
    }

    /** A qualifier of the property that was added last. */
    public ClassWriter propertyQualifier(QualifierDef qualifier) {
        last().qualifiers.add(qualifier);
        return this;
    }

    private Property last() {
        requireUnwritten();
        return last;
    }

    private void requireUnwritten() {
        if (classPart != null) {
            throw new IllegalStateException(name + " is written already");
        }
    }

    /** A method; its parameters are classes, null for none. */
    public ClassWriter method(String method, ClassWriter input, ClassWriter output) {
        methods.method(method, input, output);
        return this;
    }

    /** MethodCountPadding and MethodPadding, which mean nothing. */
    public ClassWriter methodPadding(int octets) {
        methods.padding(octets);
        return this;
    }

    /** Octets at the end that EncodingLength counts and nothing uses. */
    public ClassWriter slack(int octets) {
        requireUnwritten();
        slack = octets;
        return this;
    }

    /** Octets in front of every property in the heap that nothing refers to. */
    public ClassWriter heapGap(int octets) {
        requireUnwritten();
        heapGap = octets;
        return this;
    }

    String name() {
        return name;
    }

    /** Properties in the order of declaration. */
    Collection<Property> properties() {
        return properties.values();
    }

    /** The property of this name; one that the class does not have is a mistake of the test. */
    Property property(String wanted) {
        Property property = properties.get(wanted);
        if (property == null) {
            throw new IllegalArgumentException(name + " has no " + wanted);
        }
        return property;
    }

    /** Properties as a PropertyLookupTable has them, 2.2.21: by their names, whatever the case. */
    List<Property> byName() {
        Comparator<Property> order =
                Comparator.comparing(property -> property.name, String.CASE_INSENSITIVE_ORDER);
        return properties().stream().sorted(order).toList();
    }

    /** Octets of an NdTable, 2.2.26: two bits for each property. */
    int ndLength() {
        return (2 * properties.size() + 7) / 8;
    }

    int valueTableLength() {
        return valueTableLength;
    }

    /** ClassPart, 2.2.15; it is encoded once, so that an enumeration's rows share it. */
    byte[] classPart() {
        if (classPart == null) {
            classPart = encode();
        }
        return classPart;
    }

    /** MethodsPart, 2.2.38. */
    byte[] methodsPart() {
        return methods.toBytes(derivation.size());
    }

    private byte[] encode() {
        HeapWriter heap = new HeapWriter();
        heap.reserve(heapGap);
        OctetWriter out = new OctetWriter().u32(0).u8(0);
        out.u32(name == null ? RawRef.NULL.value() : heap.name(name));
        out.u32(ndLength() + valueTableLength);
        derivationList(out);
        out.bytes(heap.qualifierSet(qualifiers));
        out.u32(properties.size());
        for (Property property : byName()) {
            out.u32(heap.name(property.name)).u32(propertyInfo(property, heap));
            heap.reserve(heapGap);
        }
        out.bytes(ndTable()).bytes(valueTable(heap));
        heap.writeTo(out);
        out.fill(slack, 0);
        return out.patch32(0, out.size()).toBytes();
    }

    /** DerivationList, 2.2.17: each name is followed by its own length. */
    private void derivationList(OctetWriter out) {
        int at = out.size();
        out.u32(0);
        for (String superclass : derivation) {
            byte[] encoded = Strings.encode(superclass);
            out.bytes(encoded).u32(encoded.length);
        }
        out.patch32(at, out.size() - at);
    }

    /** PropertyInfo, 2.2.30; its qualifiers' values lie right behind it, as on real hosts. */
    private long propertyInfo(Property property, HeapWriter heap) {
        int at = heap.reserve(PROPERTY_INFO + HeapWriter.qualifierSetLength(property.qualifiers));
        int inherited = property.inherited ? INHERITED : 0;
        OctetWriter info = new OctetWriter().u32(property.type.code() | inherited);
        info.u16(property.order).u32(property.offset).u32(origin(property));
        heap.put(at, info.bytes(heap.qualifierSet(property.qualifiers)));
        return at;
    }

    /** ClassOfOrigin, 2.2.35. */
    private int origin(Property property) {
        return property.inherited ? property.origin : derivation.size();
    }

    private byte[] ndTable() {
        byte[] table = new byte[ndLength()];
        for (Property property : properties()) {
            NdTable.set(table, property.order, property.ndFlag());
        }
        // Bits that belong to no property are set on real hosts.
        for (int i = properties.size(); i < 4 * table.length; i++) {
            NdTable.set(table, i, NdTable.IS_NULL | NdTable.OF_ANOTHER);
        }
        return table;
    }

    private byte[] valueTable(HeapWriter heap) {
        OctetWriter table = new OctetWriter();
        for (Property property : properties()) {
            if (property.value == null) {
                table.fill(property.type.width(), 0xFF);
            } else {
                heap.value(table, property.type, property.value);
            }
        }
        return table.toBytes();
    }

    /** A property in the making. */
    static final class Property {
        final String name;
        final ValueType type;
        final Object value;
        final int order;
        final int offset;
        private final List<QualifierDef> qualifiers = new ArrayList<>();
        private boolean inherited;
        private int origin;
        private int ndFlag = -1;

        private Property(String name, ValueType type, Object value, int order, int offset) {
            this.name = name;
            this.type = type;
            this.value = value;
            this.order = order;
            this.offset = offset;
        }

        private int ndFlag() {
            int own = (value == null ? NdTable.IS_NULL : 0) | (inherited ? NdTable.OF_ANOTHER : 0);
            return ndFlag < 0 ? own : ndFlag;
        }
    }
}
