package io.github.checkhyperv.wmi.wmio;

import java.util.Optional;

/**
 * [MS-WMIO] 2.2.5 ObjectBlock.
 *
 * @param flags ObjectFlags, 2.2.6: an octet
 * @param decoration 2.2.7
 * @param encoding Encoding, 2.2.10: an InstanceType or a ClassType, unread
 */
record ObjectBlock(int flags, Optional<Decoration> decoration, Cursor encoding) {
    private static final int CLASS = 0x01;
    private static final int INSTANCE = 0x02;
    private static final int DECORATED = 0x04;

    static ObjectBlock read(Cursor in) throws WmioException {
        Path where = in.field("ObjectFlags");
        int flags = in.octet("ObjectFlags");
        int kind = flags & (CLASS | INSTANCE);
        if (kind != CLASS && kind != INSTANCE) {
            throw where.failure(
                    "0x" + Integer.toHexString(flags) + " is neither a class nor an instance");
        }
        Optional<Decoration> decoration =
                (flags & DECORATED) != 0 ? Optional.of(Decoration.read(in)) : Optional.empty();
        return new ObjectBlock(flags, decoration, in);
    }

    boolean isClass() {
        return (flags & CLASS) != 0;
    }
}
