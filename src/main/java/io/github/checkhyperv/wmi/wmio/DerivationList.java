package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.17 DerivationList: EncodingLength, a ClassNameEncoding for each superclass. It is
 * stepped over: the rows of a query do not need it.
 *
 * @param names the ClassNameEncodings, unread
 */
record DerivationList(Cursor names) {
    static DerivationList read(Cursor in) throws WmioException {
        return new DerivationList(in.encoded("DerivationList"));
    }
}
