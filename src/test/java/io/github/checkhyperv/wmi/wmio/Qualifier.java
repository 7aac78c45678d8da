package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimValue;

/**
 * [MS-WMIO] 2.2.60 Qualifier.
 *
 * @param name QualifierName, 2.2.61: a reference of 4 octets to a string
 * @param flavor QualifierFlavor, 2.2.62: an octet
 * @param type QualifierType, 2.2.63: 4 octets
 * @param value QualifierValue, 2.2.64: as many octets as the type takes
 */
record Qualifier(String name, int flavor, PropertyType type, CimValue value) {
    static Qualifier read(Cursor in, Heap heap) throws WmioException {
        String name = heap.name(HeapRef.read(in, "QualifierName"));
        int flavor = in.octet("QualifierFlavor");
        PropertyType type = PropertyType.read(in, "QualifierType");
        Cursor value = in.slice(type.octets(), "QualifierValue");
        return new Qualifier(name, flavor, type, EncodedValue.read(value, type, heap));
    }

    CimQualifier toModel() {
        CimQualifier.Flavor modelFlavor = new CimQualifier.Flavor(flavor);
        return new CimQualifier(name, modelFlavor, type.base(), type.array(), value);
    }
}
