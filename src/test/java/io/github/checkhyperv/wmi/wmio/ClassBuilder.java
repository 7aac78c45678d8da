package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builds a ClassPart ([MS-WMIO] 2.2.15) and a MethodsPart (2.2.38). */
final class ClassBuilder {
    private final String name;
    private final List<String> derivation = new ArrayList<>();
    private final List<QualifierSpec> qualifiers = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private int unusedOctets;
    private int heapGap;

    /** A class of this name; null for the class that is no superclass. */
    ClassBuilder(String name) {
        this.name = name;
    }

    ClassBuilder derivationList(String... superclasses) {
        derivation.addAll(List.of(superclasses));
        return this;
    }

    ClassBuilder classQualifier(QualifierSpec qualifier) {
        qualifiers.add(qualifier);
        return this;
    }

    ClassBuilder property(String propertyName, CimType type) {
        return add(propertyName, Type.of(type), null, 0b01, false);
    }

    ClassBuilder arrayProperty(String propertyName, CimType type) {
        return add(propertyName, Type.arrayOf(type), null, 0b01, false);
    }

    ClassBuilder property(String propertyName, Type type, Object defaultValue) {
        return add(propertyName, type, defaultValue, 0b00, false);
    }

    /** A property whose NullAndDefaultFlag (2.2.27) is given; what the table holds as well. */
    ClassBuilder inheritedProperty(String propertyName, Type type, int ndFlag, Object tableValue) {
        return add(propertyName, type, tableValue, ndFlag, true);
    }

    private ClassBuilder add(
            String propertyName, Type type, Object value, int ndFlag, boolean inherited) {
        int order = properties.size();
        int offset = valueTableOctets();
        int origin = inherited ? 0 : derivation.size();
        properties.add(
                new Property(
                        propertyName,
                        type,
                        value,
                        ndFlag,
                        inherited,
                        order,
                        offset,
                        origin,
                        new ArrayList<>()));
        return this;
    }

    /** A qualifier of the property that was added last. */
    ClassBuilder propertyQualifier(QualifierSpec qualifier) {
        properties.get(properties.size() - 1).qualifiers().add(qualifier);
        return this;
    }

    ClassBuilder method(String methodName, ClassBuilder input, ClassBuilder output) {
        methods.add(new Method(methodName, input, output));
        return this;
    }

    /** Makes EncodingLength larger than what the part holds. */
    ClassBuilder unusedOctets(int count) {
        unusedOctets = count;
        return this;
    }

    /** Puts octets that nothing refers to in front of every heap item. */
    ClassBuilder heapGap(int count) {
        heapGap = count;
        return this;
    }

    int ndTableOctets() {
        return (properties.size() + 3) / 4;
    }

    int valueTableOctets() {
        return properties.stream().mapToInt(p -> p.type().octets()).sum();
    }

    List<Property> properties() {
        return properties;
    }

    List<Property> byName() {
        return properties.stream().sorted(Comparator.comparing(Property::name)).toList();
    }

    String name() {
        return name;
    }

    byte[] classPart() {
        HeapBuilder heap = new HeapBuilder();
        heap.item(new byte[heapGap]);
        Octets part = new Octets().octet(0);
        part.uint32(name == null ? HeapBuilder.NULL : heap.string(name));
        part.uint32((long) ndTableOctets() + valueTableOctets());
        part.encoded(derivationList());
        part.octets(heap.qualifierSet(qualifiers));
        part.uint32(properties.size());
        for (Property property : byName()) {
            part.uint32(heap.string(property.name()))
                    .uint32(heap.item(propertyInfo(property, heap)));
            heap.item(new byte[heapGap]);
        }
        part.octets(ndTable());
        for (Property property : properties) {
            part.octets(heap.encodedValue(property.type(), property.tableValue()));
        }
        part.octets(heap.heap()).fill(unusedOctets, 0xee);
        return new Octets().encoded(part.toBytes()).toBytes();
    }

    private byte[] derivationList() {
        Octets list = new Octets();
        for (String superclass : derivation) {
            int before = list.size();
            list.encodedString(superclass);
            list.uint32(list.size() - before);
        }
        return list.toBytes();
    }

    private static byte[] propertyInfo(Property property, HeapBuilder heap) {
        return new Octets()
                .uint32(property.type().code() | (property.inherited() ? 0x4000 : 0))
                .uint16(property.order())
                .uint32(property.offset())
                .uint32(property.origin())
                .octets(heap.qualifierSet(property.qualifiers()))
                .toBytes();
    }

    private byte[] ndTable() {
        byte[] table = new byte[ndTableOctets()];
        for (Property property : properties) {
            table[property.order() / 4] |= (byte) (property.ndFlag() << 2 * (property.order() % 4));
        }
        return table;
    }

    byte[] methodsPart() {
        HeapBuilder heap = new HeapBuilder();
        Octets part = new Octets().uint16(methods.size()).uint16(0x5f5f);
        for (Method method : methods) {
            part.uint32(heap.string(method.name())).octet(0).octet(1).octet(2).octet(3);
            part.uint32(derivation.size());
            part.uint32(heap.item(heap.qualifierSet(List.of(QualifierSpec.flag("Static")))));
            part.uint32(signature(method.input(), heap)).uint32(signature(method.output(), heap));
        }
        part.octets(heap.heap());
        return new Octets().encoded(part.toBytes()).toBytes();
    }

    private static long signature(ClassBuilder parameters, HeapBuilder heap) {
        if (parameters == null) {
            return heap.item(new Octets().uint32(0).toBytes());
        }
        byte[] block =
                new WmioBuilder().classType(new ClassBuilder(null), parameters).objectBlock();
        return heap.item(new Octets().uint32(block.length).octets(block).toBytes());
    }

    /** A property to be written. */
    record Property(
            String name,
            Type type,
            Object tableValue,
            int ndFlag,
            boolean inherited,
            int order,
            int offset,
            int origin,
            List<QualifierSpec> qualifiers) {}

    private record Method(String name, ClassBuilder input, ClassBuilder output) {}
}
