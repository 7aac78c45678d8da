package io.github.checkhyperv.wmi.dcom;

/** The stub of an answer is not what its specification says; the message tells where. */
final class MalformedStub extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedStub(String message) {
        super(message);
    }
}
