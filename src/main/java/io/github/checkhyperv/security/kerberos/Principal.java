package io.github.checkhyperv.security.kerberos;

import java.util.ArrayList;
import java.util.List;

/**
 * A name in a realm (RFC 4120, 5.2.2 and 6.2).
 *
 * @param type name-type
 * @param realm in capitals by custom, and always with Active Directory
 * @param components name-string
 */
public record Principal(int type, String realm, List<String> components) {
    /** NT-PRINCIPAL: a user. */
    public static final int USER = 1;

    /** NT-SRV-INST: a service and its host. */
    public static final int SERVICE = 2;

    /** A user from {@code user@REALM}; what stands behind the last @ is the realm. */
    public static Principal user(String name, String realm) {
        return new Principal(USER, realm, split(name));
    }

    /** A service from {@code host/name}. */
    static Principal service(String spn, String realm) {
        return new Principal(SERVICE, realm, split(spn));
    }

    private static List<String> split(String name) {
        List<String> parts = new ArrayList<>(2);
        int from = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
            parts.add(name.substring(from, slash));
            from = slash + 1;
        }
        parts.add(name.substring(from));
        return parts;
    }

    /** Whether this is the same name, whatever the realm; hosts' names in any case. */
    boolean isNamed(String name) {
        return name().equalsIgnoreCase(name);
    }

    /** The components with slashes between them. */
    String name() {
        StringBuilder text = new StringBuilder(components.get(0));
        for (int i = 1; i < components.size(); i++) {
            text.append('/').append(components.get(i));
        }
        return text.toString();
    }

    /** PrincipalName. */
    byte[] encode() {
        byte[][] names = new byte[components.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = Der.generalString(components.get(i));
        }
        return Der.sequence(Der.context(0, Der.integer(type)), Der.context(1, Der.sequence(names)));
    }

    @Override
    public String toString() {
        return name() + "@" + realm;
    }
}
