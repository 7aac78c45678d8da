package io.github.checkhyperv.simhost.wmio;

/** NdTable, [MS-WMIO] 2.2.26: a NullAndDefaultFlag (2.2.27) for each property, four in an octet. */
final class NdTable {
    /** The value is NULL. */
    static final int IS_NULL = 1;

    /** The value is the default that another class has, or an instance's own class. */
    static final int OF_ANOTHER = 2;

    private NdTable() {}

    static void set(byte[] table, int order, int flag) {
        table[order / 4] |= (byte) (flag << 2 * (order % 4));
    }
}
