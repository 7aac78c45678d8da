package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.59 QualifierSet: EncodingLength, qualifiers up to that length. They are stepped
 * over: the rows of a query do not need them.
 *
 * @param qualifiers the qualifiers, unread
 */
record QualifierSet(Cursor qualifiers) {
    static QualifierSet read(Cursor in, String name) throws WmioException {
        return new QualifierSet(in.encoded(name));
    }
}
