package io.github.checkhyperv.rpc;

import java.io.IOException;

/** There is no memory left for an answer, as others take what all of them share. */
final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
        super("the answers of all hosts take more memory than there is for them");
    }
}
