package io.github.checkhyperv.wmi.wmio;

import java.util.Optional;

/**
 * NdTable ([MS-WMIO] 2.2.26) and ValueTable (2.2.29) of a class or an instance.
 *
 * <p>The specification says that the NdTable is in the order of the PropertyLookupTable; real
 * objects, and its own examples, have it in the order of declaration.
 *
 * @param ndTable two bits a property: bit 0 NULL, bit 1 default (2.2.27)
 * @param values the values, each at the offset that its PropertyInfo tells
 */
record PropertyTables(Cursor ndTable, Cursor values) {
    private static final int PROPERTIES_AN_OCTET = 4;
    private static final int NULL = 1;
    private static final int DEFAULT = 2;

    static PropertyTables read(Cursor in, long length, int propertyCount) throws WmioException {
        int ndOctets = (propertyCount + PROPERTIES_AN_OCTET - 1) / PROPERTIES_AN_OCTET;
        if (length < ndOctets) {
            String problem = "a length of " + length + " for both tables is too short";
            throw in.failure("NdTable", problem);
        }
        Cursor ndTable = in.slice(ndOctets, "NdTable");
        return new PropertyTables(ndTable, in.slice(length - ndOctets, "ValueTable"));
    }

    /** Refuses a property that has no place in these tables, or in others of the same sizes. */
    void check(PropertyLookup property, Cursor in) throws WmioException {
        PropertyInfo info = property.info();
        if (info.declarationOrder() / PROPERTIES_AN_OCTET >= ndTable.size()) {
            String problem = info.declarationOrder() + " is outside the NdTable";
            throw in.failure("DeclarationOrder", problem);
        }
        if (info.valueTableOffset() + info.type().octets() > values.size()) {
            String problem = info.valueTableOffset() + " is outside the ValueTable";
            throw in.failure("ValueTableOffset", problem);
        }
    }

    boolean isNull(PropertyLookup property) {
        return (flags(property) & NULL) != 0;
    }

    boolean isDefault(PropertyLookup property) {
        return (flags(property) & DEFAULT) != 0;
    }

    private int flags(PropertyLookup property) {
        int order = property.info().declarationOrder();
        int octet = ndTable.peek(order / PROPERTIES_AN_OCTET);
        return octet >> 2 * (order % PROPERTIES_AN_OCTET);
    }

    /** Where the value of a property is; empty when it is NULL. */
    Optional<Slot> slot(PropertyLookup property, Heap heap) throws WmioException {
        if (isNull(property)) {
            return Optional.empty();
        }
        PropertyInfo info = property.info();
        Path where = values.field(property.name());
        Cursor value = values.at(info.valueTableOffset(), where);
        return Optional.of(new Slot(info.type(), value, heap));
    }
}
