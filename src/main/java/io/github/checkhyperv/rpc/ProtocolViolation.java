package io.github.checkhyperv.rpc;

import java.io.IOException;

/** What came over the connection is not what the protocol allows at this point. */
final class ProtocolViolation extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolViolation(String message) {
        super(message);
    }

    ProtocolViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
