package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.30 PropertyInfo: what a class says of a property.
 *
 * @param type PropertyType, 2.2.31: 4 octets
 * @param declarationOrder 2.2.33: 2 octets; also the property's place in an NdTable
 * @param valueTableOffset 2.2.34: 4 octets
 * @param classOfOrigin 2.2.35: 4 octets
 * @param qualifiers PropertyQualifierSet, 2.2.36
 */
record PropertyInfo(
        PropertyType type,
        int declarationOrder,
        long valueTableOffset,
        long classOfOrigin,
        QualifierSet qualifiers) {
    static PropertyInfo read(Cursor in) throws WmioException {
        return new PropertyInfo(
                PropertyType.read(in, "PropertyType"),
                in.uint16("DeclarationOrder"),
                in.uint32("ValueTableOffset"),
                in.uint32("ClassOfOrigin"),
                QualifierSet.read(in, "PropertyQualifierSet"));
    }
}
