package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimQualifier;
import java.util.ArrayList;
import java.util.List;

/**
 * [MS-WMIO] 2.2.59 QualifierSet: EncodingLength, qualifiers up to that length. They are only read
 * when asked for; the rows of a query never ask.
 *
 * @param qualifiers the qualifiers, unread
 */
record QualifierSet(Cursor qualifiers) {
    static QualifierSet read(Cursor in, String name) throws WmioException {
        return new QualifierSet(in.encoded(name));
    }

    /** All qualifiers; names and values are on {@code heap}. */
    List<CimQualifier> list(Heap heap) throws WmioException {
        qualifiers.charge(qualifiers.size());
        List<CimQualifier> list = new ArrayList<>();
        Cursor in = qualifiers.element(0);
        while (in.remaining() > 0) {
            list.add(Qualifier.read(in, heap).toModel());
            in = in.element(list.size());
        }
        return list;
    }
}
