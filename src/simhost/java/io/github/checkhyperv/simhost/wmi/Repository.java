package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.dcom.MethodFailure;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The namespaces of a host at one moment. */
public final class Repository {
    private final String server;
    private final Map<String, Namespace> namespaces = new HashMap<>();
    private final Set<String> denied = new HashSet<>();

    /**
     * All that a host has.
     *
     * @param server the host's name
     * @param denied names of namespaces that the account has no rights on
     */
    public Repository(String server, List<Namespace> namespaces, List<String> denied) {
        this.server = server;
        namespaces.forEach(namespace -> this.namespaces.put(fold(namespace.name()), namespace));
        denied.forEach(name -> this.denied.add(fold(name)));
    }

    /** The host's name. */
    public String server() {
        return server;
    }

    /** The namespace of this name in any case, or null. */
    public Namespace namespace(String name) {
        return namespaces.get(fold(name));
    }

    /** Opens a namespace by its path: with or without a server, with slashes or backslashes. */
    Session open(String resource) throws MethodFailure {
        String path = resource.replace('/', '\\');
        if (path.startsWith("\\\\")) {
            int end = path.indexOf('\\', 2);
            if (end < 0) {
                throw new MethodFailure(StatusCodes.INVALID_PARAMETER);
            }
            path = path.substring(end + 1);
        }
        Namespace namespace = namespaces.get(fold(path));
        if (namespace == null) {
            throw new MethodFailure(StatusCodes.INVALID_NAMESPACE);
        }
        if (denied.contains(fold(path))) {
            throw new MethodFailure(StatusCodes.ACCESS_DENIED);
        }
        return new Session(server, namespace);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * An opened namespace.
     *
     * @param server the host's name
     * @param namespace what is in it
     */
    record Session(String server, Namespace namespace) {}
}
