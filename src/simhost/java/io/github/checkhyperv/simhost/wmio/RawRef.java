package io.github.checkhyperv.simhost.wmio;

/**
 * A value that is written as this HeapRef, [MS-WMIO] 2.2.69, whether or not an item is there: for
 * items that are shared, for words of the dictionary, and for what no host should send.
 *
 * @param value the 32 bits
 */
public record RawRef(long value) {
    /** No item. */
    public static final RawRef NULL = new RawRef(0xFFFF_FFFFL);
}
