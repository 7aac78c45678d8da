package io.github.checkhyperv.wmi.wmio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * [MS-WMIO] 2.2.15 ClassPart: a class without its methods. Its EncodingLength can be larger than
 * what it holds; what follows starts after that length.
 *
 * @param header 2.2.16
 * @param derivation 2.2.17
 * @param qualifiers ClassQualifierSet, 2.2.20
 * @param properties PropertyLookupTable, 2.2.21, in its order, which is that of the names
 * @param tables NdTable, 2.2.26, and ValueTable, 2.2.29: the default values
 * @param heap ClassHeap, 2.2.37
 * @param name what the header's ClassNameRef points to
 */
record ClassPart(
        ClassHeader header,
        DerivationList derivation,
        QualifierSet qualifiers,
        List<PropertyLookup> properties,
        PropertyTables tables,
        Heap heap,
        Optional<String> name) {

    static ClassPart read(Cursor in, String partName) throws WmioException {
        return readContent(in.encoded(partName));
    }

    /** Reads what follows the EncodingLength. */
    static ClassPart readContent(Cursor in) throws WmioException {
        ClassHeader header = ClassHeader.read(in);
        DerivationList derivation = DerivationList.read(in);
        QualifierSet qualifiers = QualifierSet.read(in, "ClassQualifierSet");
        long count = in.uint32("PropertyCount");
        Cursor lookups = in.slice(count * PropertyLookup.OCTETS, "PropertyLookupTable");
        PropertyTables tables = PropertyTables.read(in, header.tablesLength(), (int) count);
        Heap heap = Heap.read(in, "ClassHeap");
        List<PropertyLookup> properties = properties(lookups, heap, tables);
        Optional<String> name = heap.string(header.className());
        return new ClassPart(header, derivation, qualifiers, properties, tables, heap, name);
    }

    private static List<PropertyLookup> properties(Cursor in, Heap heap, PropertyTables tables)
            throws WmioException {
        List<PropertyLookup> properties = new ArrayList<>(in.size() / PropertyLookup.OCTETS);
        while (in.remaining() > 0) {
            Cursor lookup = in.next(PropertyLookup.OCTETS);
            PropertyLookup property = PropertyLookup.read(lookup, heap);
            tables.check(property, lookup);
            properties.add(property);
        }
        return properties;
    }

    /** The property of this name, compared without regard to case. */
    Optional<PropertyLookup> find(String propertyName) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equalsIgnoreCase(propertyName)) {
                return Optional.of(properties.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Where the default value of a property is; empty when it is NULL. A value that is inherited is
     * here too: Windows copies it, as an instance comes without the class to look it up in.
     */
    Optional<Slot> defaultValue(PropertyLookup property) throws WmioException {
        return tables.slot(property, heap);
    }
}
