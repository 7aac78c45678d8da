package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import rpc.pdu.FaultCoPdu;

/** Puts the answer to one call together from its fragments, each verified and unsealed. */
final class AnswerReader {
    /** What one answer may hold: the largest batch asked for, at eight times its usual size. */
    static final int MAX_STUB_OCTETS = 16 << 20;

    /** How often an answer is in memory while it grows: twice in the buffer, once as a whole. */
    private static final long COPIES = 3;

    private static final int RESPONSE_TYPE = 2;

    /** Where the stub of a response starts (C706 12.6.4.10). */
    private static final int STUB_OFFSET = 24;

    private static final int CONTEXT_ID_OFFSET = 20;

    /** Octets of a fault PDU up to and including its status (C706 12.6.4.7). */
    private static final int FAULT_LENGTH = 28;

    /** Where the stub of a fault starts, which is sealed if there is one ([MS-RPCE] 2.2.2.5). */
    private static final int FAULT_BODY = 32;

    private final PduReader reader;
    private final SecurityContext security;
    private final int callId;
    private final int contextId;
    private final MemoryBudget memory;
    private long borrowed;

    AnswerReader(
            PduReader reader,
            SecurityContext security,
            int callId,
            int contextId,
            MemoryBudget memory) {
        this.reader = reader;
        this.security = security;
        this.memory = memory;
        this.callId = callId;
        this.contextId = contextId;
    }

    /** A stub, or the status of a fault. */
    record Answer(byte[] stub, boolean isFault, int faultStatus) {}

    /**
     * Reads all of the answer.
     *
     * @param in what comes over the connection, until the answer is no longer awaited
     */
    Answer read(InputStream in) throws IOException {
        reader.nextAnswer();
        ByteArrayOutputStream stub = new ByteArrayOutputStream(Binding.MAX_FRAGMENT);
        Pdu pdu;
        boolean first = true;
        do {
            pdu = reader.receive(in);
            check(pdu, first);
            if (pdu.type() == FaultCoPdu.FAULT_TYPE) {
                countFault(pdu);
                return new Answer(new byte[0], true, faultStatus(pdu));
            }
            int end = unseal(pdu);
            if (stub.size() + end - STUB_OFFSET > MAX_STUB_OCTETS) {
                throw new ProtocolViolation(
                        "an answer of more than " + MAX_STUB_OCTETS + " octets");
            }
            borrow(COPIES * (end - STUB_OFFSET));
            stub.write(pdu.octets(), STUB_OFFSET, end - STUB_OFFSET);
            first = false;
        } while (!pdu.isLastFragment());
        return new Answer(stub.toByteArray(), false, 0);
    }

    private void borrow(long octets) throws TooLarge {
        borrowed += octets;
        if (!memory.borrow(octets)) {
            throw new TooLarge();
        }
    }

    /** What was borrowed for the answer so far, to be given back when that is no longer needed. */
    long borrowed() {
        return borrowed;
    }

    private void check(Pdu pdu, boolean first) throws ProtocolViolation {
        if (pdu.callId() != callId) {
            throw new ProtocolViolation("call_id " + pdu.callId() + " instead of " + callId);
        }
        if (pdu.type() != RESPONSE_TYPE && pdu.type() != FaultCoPdu.FAULT_TYPE) {
            throw new ProtocolViolation("a PDU of type " + pdu.type() + " as an answer");
        }
        if (pdu.isFirstFragment() != first) {
            throw new ProtocolViolation("the fragments of an answer are out of order");
        }
    }

    /** A fault may come without a signature: the worst that a forged one does is a failure. */
    private static int faultStatus(Pdu pdu) throws ProtocolViolation {
        if (pdu.octets().length < FAULT_LENGTH) {
            throw new ProtocolViolation("a fault without a status");
        }
        return pdu.decode(new FaultCoPdu()).getStatus();
    }

    /**
     * Steps on the host's sequence number when the host did, so that what it says next can be
     * verified.
     */
    private void countFault(Pdu pdu) {
        int trailer = pdu.secTrailerOffset();
        if (pdu.authLength() == 0 || trailer < FAULT_LENGTH) {
            return;
        }
        int token = trailer + Pdu.SEC_TRAILER_LENGTH;
        int sealed = Math.min(trailer, FAULT_BODY);
        try {
            security.unseal(
                    pdu.octets().clone(), 0, token, sealed, trailer, token, pdu.authLength());
        } catch (SessionException e) {
            // As good as one without a signature, which is no worse than a failure either.
            return;
        }
    }

    /** Verifies and decrypts in place; returns where the stub ends. */
    private int unseal(Pdu pdu) throws IOException {
        byte[] octets = pdu.octets();
        if (pdu.authLength() == 0) {
            throw new BadSignature("an answer that is not signed");
        }
        int trailer = pdu.secTrailerOffset();
        if (trailer < STUB_OFFSET || Pdu.uint16(octets, CONTEXT_ID_OFFSET) != contextId) {
            throw new ProtocolViolation("an answer to another presentation context");
        }
        if (Pdu.uint8(octets, trailer) != security.authType()
                || Pdu.uint8(octets, trailer + 1) != PduWriter.PRIVACY) {
            throw new BadSignature("an answer at another level than packet privacy");
        }
        int token = trailer + Pdu.SEC_TRAILER_LENGTH;
        try {
            security.unseal(octets, 0, token, STUB_OFFSET, trailer, token, pdu.authLength());
        } catch (SessionException e) {
            throw new BadSignature(e.failure().seen(), e);
        }
        int end = trailer - Pdu.uint8(octets, trailer + 2);
        if (end < STUB_OFFSET) {
            throw new ProtocolViolation("more padding than stub");
        }
        return end;
    }
}
