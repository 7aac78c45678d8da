package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.16 ClassHeader, after its EncodingLength, which is that of the whole ClassPart.
 *
 * @param reserved ReservedOctet, 2.2.76: ignored
 * @param className ClassNameRef, 2.2.19: to a string on the ClassHeap; NULL where there is no class
 * @param tablesLength NdTableValueTableLength, 2.2.28: octets of NdTable and ValueTable together
 */
record ClassHeader(int reserved, HeapRef className, long tablesLength) {
    static ClassHeader read(Cursor in) throws WmioException {
        return new ClassHeader(
                in.octet("ReservedOctet"),
                HeapRef.read(in, "ClassNameRef"),
                in.uint32("NdTableValueTableLength"));
    }
}
