package io.github.checkhyperv.wmi.tape;

import java.util.List;

/**
 * What one host said.
 *
 * @param address its name or address, as the operator gave it
 * @param transport how it was reached, such as {@code dcom}
 * @param connect getting there and being let in
 * @param namespaces each namespace that was opened, or could not be, in order
 * @param close giving everything back
 */
public record TapedHost(
        String address,
        String transport,
        TapedCall connect,
        List<TapedNamespace> namespaces,
        TapedCall close) {}
