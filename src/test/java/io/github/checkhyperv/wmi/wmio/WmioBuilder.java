package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds [MS-WMIO] objects in the words of the specification. */
final class WmioBuilder {
    private final HeapBuilder heap = new HeapBuilder();
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> defaults = new HashSet<>();
    private final List<QualifierSpec> instanceQualifiers = new ArrayList<>();
    private final Map<String, List<QualifierSpec>> propertyQualifiers = new HashMap<>();
    private String serverName;
    private String namespaceName;
    private ClassBuilder parentClass;
    private ClassBuilder currentClass;
    private boolean isClass;
    private int otherFlags;

    WmioBuilder decoration(String server, String namespace) {
        serverName = server;
        namespaceName = namespace;
        return this;
    }

    WmioBuilder objectFlags(int flags) {
        otherFlags = flags;
        return this;
    }

    WmioBuilder classType(ClassBuilder parent, ClassBuilder current) {
        isClass = true;
        parentClass = parent;
        currentClass = current;
        return this;
    }

    /** An instance, all its values NULL so far. */
    WmioBuilder instanceType(ClassBuilder current) {
        currentClass = current;
        return this;
    }

    WmioBuilder value(String property, Object value) {
        values.put(property, value);
        return this;
    }

    /** The default value of the class applies. */
    WmioBuilder classDefault(String property) {
        defaults.add(property);
        return this;
    }

    WmioBuilder instanceQualifier(QualifierSpec qualifier) {
        instanceQualifiers.add(qualifier);
        return this;
    }

    WmioBuilder propertyQualifier(String property, QualifierSpec qualifier) {
        propertyQualifiers.computeIfAbsent(property, p -> new ArrayList<>()).add(qualifier);
        return this;
    }

    /** The InstanceHeap, to put items there that values then refer to by number. */
    HeapBuilder instanceHeap() {
        return heap;
    }

    /** 2.2.1 EncodingUnit. */
    byte[] encodingUnit() {
        byte[] block = objectBlock();
        return new Octets().uint32(0x12345678).uint32(block.length).octets(block).toBytes();
    }

    /** 2.2.5 ObjectBlock. */
    byte[] objectBlock() {
        boolean decorated = serverName != null;
        Octets block = new Octets();
        block.octet((isClass ? 1 : 2) | (decorated ? 4 : 0) | otherFlags);
        if (decorated) {
            block.encodedString(serverName).encodedString(namespaceName);
        }
        if (isClass) {
            block.octets(parentClass.classPart()).octets(parentClass.methodsPart());
            block.octets(currentClass.classPart()).octets(currentClass.methodsPart());
        } else {
            block.octets(currentClass.classPart()).octets(instancePart());
        }
        return block.toBytes();
    }

    private byte[] instancePart() {
        Octets part = new Octets().octet(0).uint32(heap.string(currentClass.name()));
        byte[] ndTable = new byte[currentClass.ndTableOctets()];
        Octets valueTable = new Octets();
        for (ClassBuilder.Property property : currentClass.properties()) {
            Object value = values.get(property.name());
            int flag = defaults.contains(property.name()) ? 0b10 : value == null ? 0b01 : 0;
            ndTable[property.order() / 4] |= (byte) (flag << 2 * (property.order() % 4));
            valueTable.octets(heap.encodedValue(property.type(), value));
        }
        part.octets(ndTable).octets(valueTable.toBytes());
        part.octets(heap.qualifierSet(instanceQualifiers));
        part.octet(propertyQualifiers.isEmpty() ? 1 : 2);
        if (!propertyQualifiers.isEmpty()) {
            for (ClassBuilder.Property property : currentClass.byName()) {
                List<QualifierSpec> none = List.of();
                part.octets(
                        heap.qualifierSet(propertyQualifiers.getOrDefault(property.name(), none)));
            }
        }
        part.octets(heap.heap());
        return new Octets().encoded(part.toBytes()).toBytes();
    }
}
