package io.github.checkhyperv.wmi.wmio;

import java.util.Optional;

/**
 * What [MS-WMIO] 2.2.53 InstanceType has after its CurrentClass and EncodingLength.
 *
 * @param flags InstanceFlags, 2.2.54: an octet, ignored
 * @param instanceClassName 2.2.55: to a string
 * @param tables NdTable, 2.2.26, and InstanceData, 2.2.56; as large as those of the class
 * @param qualifiers InstanceQualifierSet, 2.2.57
 * @param heap InstanceHeap, 2.2.58
 */
record InstancePart(
        int flags,
        HeapRef instanceClassName,
        PropertyTables tables,
        InstanceQualifierSet qualifiers,
        Heap heap) {

    /** Reads what follows the EncodingLength. */
    static InstancePart readContent(Cursor in, ClassPart type) throws WmioException {
        int count = type.properties().size();
        return new InstancePart(
                in.octet("InstanceFlags"),
                HeapRef.read(in, "InstanceClassName"),
                PropertyTables.read(in, type.header().tablesLength(), count),
                InstanceQualifierSet.read(in, count),
                Heap.read(in, "InstanceHeap"));
    }

    /** The name of the class; as the class has it where the instance has none. */
    String className(ClassPart type) throws WmioException {
        Optional<String> name = heap.string(instanceClassName);
        return name.isPresent() ? name.get() : type.name().orElse("");
    }

    /** Where the value of a property is: here, or, if the default applies, in its class. */
    Optional<Slot> value(PropertyLookup property, ClassPart type) throws WmioException {
        if (tables.isNull(property)) {
            return Optional.empty();
        }
        return tables.isDefault(property)
                ? type.defaultValue(property)
                : tables.slot(property, heap);
    }
}
