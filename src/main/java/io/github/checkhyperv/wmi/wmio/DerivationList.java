package io.github.checkhyperv.wmi.wmio;

import java.util.ArrayList;
import java.util.List;

/**
 * [MS-WMIO] 2.2.17 DerivationList: EncodingLength, a ClassNameEncoding for each superclass. It is
 * only read when asked for; the rows of a query never ask.
 *
 * @param names the ClassNameEncodings, unread
 */
record DerivationList(Cursor names) {
    static DerivationList read(Cursor in) throws WmioException {
        return new DerivationList(in.encoded("DerivationList"));
    }

    /** The names of the superclasses, the immediate one first. */
    List<String> list() throws WmioException {
        List<String> list = new ArrayList<>();
        Cursor in = names.element(0);
        while (in.remaining() > 0) {
            list.add(EncodedString.read(in));
            // 2.2.18: the length of the string that was just read, which says nothing new.
            in.uint32("EncodingLength");
            in = in.element(list.size());
        }
        return list;
    }
}
