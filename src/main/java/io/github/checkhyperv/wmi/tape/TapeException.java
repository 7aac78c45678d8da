package io.github.checkhyperv.wmi.tape;

import java.io.IOException;

/** A document is no tape. The message says where, and why, without showing what is there. */
public final class TapeException extends IOException {
    private static final long serialVersionUID = 1L;

    TapeException(String where, String problem) {
        super(where + ": " + problem);
    }
}
