package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.7 Decoration: where the object comes from.
 *
 * @param serverName DecServerName, 2.2.8
 * @param namespaceName DecNamespaceName, 2.2.9
 */
record Decoration(String serverName, String namespaceName) {
    static Decoration read(Cursor in) throws WmioException {
        return new Decoration(EncodedString.read(in), EncodedString.read(in));
    }
}
