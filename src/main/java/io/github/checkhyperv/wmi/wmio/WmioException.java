package io.github.checkhyperv.wmi.wmio;

/**
 * The octets are no [MS-WMIO] object. The message says where: {@code offset 0x1a2,
 * ObjectBlock.CurrentClass.PropertyLookupTable[3].PropertyNameRef: …}, the offset counted from the
 * first octet of the object.
 */
public final class WmioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String path;

    WmioException(int offset, String path, String problem) {
        super("offset 0x" + Integer.toHexString(offset) + ", " + path + ": " + problem);
        this.offset = offset;
        this.path = path;
    }

    /** The octet at which the problem was met, counted from the first one of the object. */
    public int offset() {
        return offset;
    }

    /** The field in which it was met, as a path of the specification's names. */
    public String path() {
        return path;
    }
}
