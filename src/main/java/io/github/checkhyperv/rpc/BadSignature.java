package io.github.checkhyperv.rpc;

import java.io.IOException;

/** A PDU is not signed by the host that was logged in to, or not signed at all. */
final class BadSignature extends IOException {
    private static final long serialVersionUID = 1L;

    BadSignature(String message) {
        super(message);
    }

    BadSignature(String message, Throwable cause) {
        super(message, cause);
    }
}
