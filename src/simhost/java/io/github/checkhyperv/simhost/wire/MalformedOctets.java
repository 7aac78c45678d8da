package io.github.checkhyperv.simhost.wire;

/** What a client sent cannot be read. */
public final class MalformedOctets extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was expected where. */
    public MalformedOctets(String message) {
        super(message);
    }
}
