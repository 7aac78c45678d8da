package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimValue;

/**
 * [MS-WMIO] 2.2.59 QualifierSet: EncodingLength, qualifiers up to that length. They are stepped
 * over: most rows are read without them.
 *
 * @param qualifiers the qualifiers, unread
 */
record QualifierSet(Cursor qualifiers) {
    private static final CimValue NONE = new CimValue.Null();

    static QualifierSet read(Cursor in, String name) throws WmioException {
        return new QualifierSet(in.encoded(name));
    }

    /**
     * The value of a qualifier (2.2.60: QualifierName, QualifierFlavor, QualifierType,
     * QualifierValue), its name compared without regard to case; Null when there is none.
     *
     * @param heap the one that references mean
     */
    CimValue value(String name, Heap heap) throws WmioException {
        Cursor in = qualifiers.renewed();
        while (in.remaining() > 0) {
            String found = heap.name(HeapRef.read(in, "QualifierName"));
            in.octet("QualifierFlavor");
            PropertyType type = PropertyType.read(in, "QualifierType");
            Cursor value = in.slice(type.octets(), "QualifierValue");
            if (found.equalsIgnoreCase(name)) {
                return EncodedValue.read(value, type, heap);
            }
        }
        return NONE;
    }
}
