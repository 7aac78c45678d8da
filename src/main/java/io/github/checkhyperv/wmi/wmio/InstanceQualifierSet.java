package io.github.checkhyperv.wmi.wmio;

import java.util.ArrayList;
import java.util.List;

/**
 * [MS-WMIO] 2.2.57 InstanceQualifierSet: a QualifierSet, InstancePropQualifierSet (2.2.65).
 *
 * @param instance the qualifiers of the instance
 * @param properties those of each property, in the order of the PropertyLookupTable; or none
 */
record InstanceQualifierSet(QualifierSet instance, List<QualifierSet> properties) {
    private static final int NO_PROPERTY_QUALIFIERS = 1;
    private static final int PROPERTY_QUALIFIERS = 2;

    static InstanceQualifierSet read(Cursor in, int propertyCount) throws WmioException {
        QualifierSet instance = QualifierSet.read(in, "InstanceQualifierSet");
        Path where = in.field("InstPropQualSetFlag");
        int flag = in.octet("InstPropQualSetFlag");
        if (flag == NO_PROPERTY_QUALIFIERS) {
            return new InstanceQualifierSet(instance, List.of());
        }
        if (flag != PROPERTY_QUALIFIERS) {
            throw where.failure(flag + " is neither 1 nor 2");
        }
        List<QualifierSet> properties = new ArrayList<>();
        for (int i = 0; i < propertyCount; i++) {
            properties.add(QualifierSet.read(in, "InstancePropQualifierSet"));
        }
        return new InstanceQualifierSet(instance, properties);
    }
}
