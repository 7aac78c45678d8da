package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.79 Encoded-Array: ArrayCount, elements of one type.
 *
 * @param count how many elements there are
 * @param elements the elements, no more and no less
 */
record EncodedArray(int count, Cursor elements) {
    static EncodedArray read(Cursor in, PropertyType type) throws WmioException {
        long count = in.uint32("ArrayCount");
        Cursor elements = in.slice(count * type.elementOctets(), "Encoded-Array");
        elements.charge(elements.size());
        return new EncodedArray((int) count, elements);
    }
}
