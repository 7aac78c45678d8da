package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimInstance;

/**
 * Decodes [MS-WMIO] objects, each a whole EncodingUnit (2.2.1) from its signature on. Keep one for
 * a connection: it remembers the classes of the last instances. Not for use by several threads at
 * once; what it returns is.
 *
 * <p>An object is refused, not repaired: every length is checked against the octets that are there,
 * objects nest at most {@value Cursor#MAX_NESTING} deep, and references that multiply what they
 * point to are bounded by the size of the object. Octets after the object are ignored.
 */
public final class WmioDecoder {
    private static final String ROOT = "EncodingUnit";

    private final ClassCache classes = new ClassCache();
    private long valueOctets;

    /**
     * Decodes an instance as a row of a query: its structure now, its values when they are asked
     * for. The row holds on to its own values and the class, not to {@code data}.
     *
     * @param data what holds the object
     * @param offset where the object starts
     * @param length how many octets there are at most
     * @throws WmioException when this is no instance
     */
    public CimInstance decodeInstance(byte[] data, int offset, int length) throws WmioException {
        Cursor in = Cursor.over(data, offset, length, ROOT);
        ObjectBlock block = EncodingUnit.read(in).objectBlock();
        Cursor encoding = block.encoding();
        if (block.isClass()) {
            throw encoding.path().failure("this is a class, not an instance");
        }
        ClassPart type = classes.read(encoding);
        Cursor content = encoding.encoded("InstanceType").detached();
        valueOctets += content.size();
        InstancePart part = InstancePart.readContent(content, type);
        return new WmioRow(type, part, false);
    }

    /** Octets of all instances' own values so far, their classes not counted. */
    public long valueOctets() {
        return valueOctets;
    }

    /** How many class parts {@link #decodeInstance} has decoded, repeated ones not counted. */
    public int classesDecoded() {
        return classes.decoded();
    }
}
