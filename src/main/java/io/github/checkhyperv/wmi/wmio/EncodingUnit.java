package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.1 EncodingUnit: Signature (2.2.77), ObjectEncodingLength (2.2.4), ObjectBlock.
 *
 * @param objectBlock 2.2.5
 */
record EncodingUnit(ObjectBlock objectBlock) {
    private static final int SIGNATURE = 0x12345678;

    static EncodingUnit read(Cursor in) throws WmioException {
        Path where = in.field("Signature");
        int signature = in.sint32("Signature");
        if (signature != SIGNATURE) {
            throw where.failure(
                    "0x" + Integer.toHexString(signature) + " is not the signature of WMI objects");
        }
        return new EncodingUnit(ObjectBlock.read(in.object("ObjectBlock")));
    }
}
