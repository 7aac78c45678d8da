package io.github.checkhyperv.wmi.wmio;

import java.util.Optional;

/**
 * [MS-WMIO] 2.2.41 MethodDescription. All references lead to the MethodHeap.
 *
 * @param name MethodName, 2.2.42: to a string
 * @param flags MethodFlags, 2.2.43: an octet, followed by three of padding
 * @param origin MethodOrigin, 2.2.45: 4 octets
 * @param qualifiers MethodQualifiers, 2.2.46: to a QualifierSet, or NULL
 * @param input InputSignature, 2.2.48: to a MethodSignatureBlock, or NULL
 * @param output OutputSignature, 2.2.49: to a MethodSignatureBlock, or NULL
 */
record MethodDescription(
        HeapRef name, int flags, long origin, HeapRef qualifiers, HeapRef input, HeapRef output) {
    static final int OCTETS = 24;

    private static final int PADDING = 3;
    private static final int ORIGIN_PROPAGATED = 0x20;

    static MethodDescription read(Cursor in) throws WmioException {
        HeapRef name = HeapRef.read(in, "MethodName");
        int flags = in.octet("MethodFlags");
        in.slice(PADDING, "MethodPadding");
        return new MethodDescription(
                name,
                flags,
                in.uint32("MethodOrigin"),
                HeapRef.read(in, "MethodQualifiers"),
                HeapRef.read(in, "InputSignature"),
                HeapRef.read(in, "OutputSignature"));
    }

    boolean inherited() {
        return (flags & ORIGIN_PROPAGATED) != 0;
    }

    /** 2.2.70 MethodSignatureBlock: an ObjectEncodingLength, an ObjectBlock unless that is 0. */
    static Optional<ObjectBlock> signature(HeapRef reference, Heap heap) throws WmioException {
        Optional<Cursor> item = heap.item(reference);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Cursor block = item.get().embeddedObject();
        return block.size() == 0 ? Optional.empty() : Optional.of(ObjectBlock.read(block));
    }
}
