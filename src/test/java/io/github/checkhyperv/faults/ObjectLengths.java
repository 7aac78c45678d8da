package io.github.checkhyperv.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the lengths are in an encoded instance without decoration, [MS-WMIO] 2.2.1 and on. */
final class ObjectLengths {
    /** Finds a number of four octets. */
    @FunctionalInterface
    interface Field {
        int offset(byte[] unit);
    }

    /** EncodingUnit: Signature, ObjectEncodingLength; ObjectBlock: ObjectFlags. */
    private static final int CLASS_PART = 9;

    /** ClassHeader: EncodingLength, ReservedOctet, ClassNameRef, NdTableValueTableLength. */
    private static final int CLASS_HEADER = 13;

    /** InstanceType: EncodingLength, InstanceFlags, InstanceClassName. */
    private static final int INSTANCE_HEADER = 9;

    /** PropertyLookup: PropertyNameRef, PropertyInfoRef. */
    private static final int PROPERTY_LOOKUP = 8;

    static final Map<String, Field> FIELDS = fields();

    private ObjectLengths() {}

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("ObjectEncodingLength", unit -> 4);
        fields.put("ClassPart.EncodingLength", unit -> CLASS_PART);
        fields.put("ClassNameRef", unit -> CLASS_PART + 5);
        fields.put("NdTableValueTableLength", ObjectLengths::ndTableLength);
        fields.put("DerivationList.EncodingLength", ObjectLengths::derivation);
        fields.put("ClassQualifierSet.EncodingLength", ObjectLengths::qualifiers);
        fields.put("PropertyCount", ObjectLengths::propertyCount);
        fields.put("PropertyNameRef", unit -> propertyCount(unit) + 4);
        fields.put("PropertyInfoRef", unit -> propertyCount(unit) + 8);
        fields.put("ClassHeap.HeapLength", ObjectLengths::classHeap);
        fields.put("InstanceType.EncodingLength", ObjectLengths::instance);
        fields.put("InstanceClassName", unit -> instance(unit) + 5);
        fields.put("InstanceQualifierSet.EncodingLength", ObjectLengths::instanceQualifiers);
        fields.put("InstanceHeap.HeapLength", ObjectLengths::instanceHeap);
        return fields;
    }

    private static int ndTableLength(byte[] unit) {
        return CLASS_PART + 9;
    }

    private static int derivation(byte[] unit) {
        return CLASS_PART + CLASS_HEADER;
    }

    private static int qualifiers(byte[] unit) {
        return derivation(unit) + OctetEdits.get32(unit, derivation(unit));
    }

    private static int propertyCount(byte[] unit) {
        return qualifiers(unit) + OctetEdits.get32(unit, qualifiers(unit));
    }

    private static int classHeap(byte[] unit) {
        int count = OctetEdits.get32(unit, propertyCount(unit));
        int defaults = OctetEdits.get32(unit, ndTableLength(unit));
        return propertyCount(unit) + 4 + count * PROPERTY_LOOKUP + defaults;
    }

    private static int instance(byte[] unit) {
        return CLASS_PART + OctetEdits.get32(unit, CLASS_PART);
    }

    private static int instanceQualifiers(byte[] unit) {
        return instance(unit) + INSTANCE_HEADER + OctetEdits.get32(unit, ndTableLength(unit));
    }

    private static int instanceHeap(byte[] unit) {
        int qualifiers = instanceQualifiers(unit);
        return qualifiers + OctetEdits.get32(unit, qualifiers) + 1;
    }
}
