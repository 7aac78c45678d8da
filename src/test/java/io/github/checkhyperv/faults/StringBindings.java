package io.github.checkhyperv.faults;

import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;

/** String bindings, shortly. */
final class StringBindings {
    private StringBindings() {}

    static StringBinding tcp(String address) {
        return new StringBinding(BindingArray.TCP, address);
    }

    static StringBinding pipe(String address) {
        return new StringBinding(BindingArray.NAMED_PIPE, address);
    }
}
