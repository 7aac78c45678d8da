package io.github.checkhyperv.simhost.fault;

/** What a host does about something that arrived. */
public sealed interface Reaction {
    /** Go on as a correct host does. */
    Reaction PROCEED = new Proceed();

    /** Go on as a correct host does. */
    record Proceed() implements Reaction {}

    /** Read on, and never answer anything on this connection again. */
    record Silent() implements Reaction {}

    /** Close the connection in good order. */
    record Close() implements Reaction {}

    /** Reset the connection. */
    record Reset() implements Reaction {}

    /**
     * Answer a request with a fault PDU, or refuse an authentication so that the next request gets
     * one.
     *
     * @param status the RPC status
     * @param executed whether the fault says that the call may have been executed
     */
    record Fault(int status, boolean executed) implements Reaction {}

    /**
     * Answer a request with nothing but this result.
     *
     * @param hresult an HRESULT or WBEMSTATUS
     */
    record Result(int hresult) implements Reaction {}

    /**
     * Answer a bind with bind_nak.
     *
     * @param reason provider_reject_reason
     */
    record Nak(int reason) implements Reaction {}
}
