package io.github.checkhyperv.wmi.wmio;

import java.util.ArrayList;
import java.util.List;

/**
 * [MS-WMIO] 2.2.38 MethodsPart: EncodingLength, MethodCount (2.2.39), two octets of padding that
 * Windows fills with anything, the descriptions, the heap.
 *
 * @param descriptions the MethodDescriptions, 2.2.41
 * @param heap MethodHeap, 2.2.52
 */
record MethodsPart(List<MethodDescription> descriptions, Heap heap) {
    static MethodsPart read(Cursor in) throws WmioException {
        Cursor part = in.encoded("MethodsPart");
        int count = part.uint16("MethodCount");
        part.uint16("MethodCountPadding");
        Cursor table = part.slice((long) count * MethodDescription.OCTETS, "MethodDescription");
        List<MethodDescription> descriptions = new ArrayList<>(count);
        while (table.remaining() > 0) {
            descriptions.add(MethodDescription.read(table.next(MethodDescription.OCTETS)));
        }
        return new MethodsPart(descriptions, Heap.read(part, "MethodHeap"));
    }
}
