package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.dcom.DualStringArray;
import io.github.checkhyperv.simhost.dcom.DualStringArray.StringBinding;

/** String bindings, shortly. */
final class Bindings {
    private Bindings() {}

    static StringBinding tcp(String address) {
        return new StringBinding(DualStringArray.TCP, address);
    }

    static StringBinding pipe(String address) {
        return new StringBinding(DualStringArray.NAMED_PIPE, address);
    }
}
