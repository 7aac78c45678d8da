package io.github.checkhyperv.simhost.wmio;

/**
 * What correct hosts do differently from each other, or from one object to the next.
 *
 * @param decorated whether objects carry the names of server and namespace
 * @param server DecServerName
 * @param namespace DecNamespaceName
 * @param derivation whether the class's ancestors are named
 * @param slack octets at the end of the ClassPartWriter that its EncodingLength counts and nothing
 *     uses
 */
public record Style(
        boolean decorated, String server, String namespace, boolean derivation, int slack) {

    /** Objects of {@code SELECT *}: all there is. */
    public static Style whole(String server, String namespace) {
        return new Style(!server.isEmpty(), server, namespace, true, 0);
    }

    /**
     * Objects of a query that names its properties: WMI gives them a class of just these, whose
     * {@code __SUPERCLASS}, {@code __DERIVATION}, {@code __SERVER} and {@code __NAMESPACE} are
     * empty.
     */
    public static Style limited() {
        return new Style(false, "", "", false, 0);
    }

    /** The same with the names of server and namespace. */
    public Style decoratedBy(String serverName, String namespaceName) {
        return new Style(true, serverName, namespaceName, derivation, slack);
    }

    /** The same with a ClassPartWriter that is longer than it needs to be. */
    public Style withSlack(int octets) {
        return new Style(decorated, server, namespace, derivation, octets);
    }
}
