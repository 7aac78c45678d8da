package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.security.ntlm.NtlmSecurity;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

/**
 * Calls over one connection, one after another, each signed and sealed, each answer verified
 * ([MS-RPCE] 3.3.1.5.2.2).
 */
public final class RpcConnection implements AutoCloseable {
    /** Room for header, object, padding, trailer and signature around a stub. */
    private static final int OVERHEAD = 96;

    /** sec_trailer on 16 octets, as [MS-RPCE] 2.2.2.11 says a client should. */
    private static final int TRAILER_ALIGNMENT = 16;

    private static final byte[] NO_OBJECT = {};

    private final TcpTransport transport;
    private final Binding binding;
    private final NtlmSecurity security;
    private final Problem accessDenied;
    private int lastCallId;
    private boolean usable = true;

    private RpcConnection(
            TcpTransport transport, Binding.Bound bound, int callId, Problem accessDenied) {
        this.transport = transport;
        this.binding = bound.binding();
        this.security = bound.security();
        this.lastCallId = callId;
        this.accessDenied = accessDenied;
    }

    /**
     * Binds a connection; it belongs to the result then, and is closed when this fails.
     *
     * @param accessDenied what a fault ERROR_ACCESS_DENIED means on this connection
     * @throws SessionException with {@link Stage#AUTHENTICATE}
     */
    public static RpcConnection bind(
            TcpTransport transport,
            List<RpcInterface> interfaces,
            Credentials credentials,
            Problem accessDenied)
            throws SessionException {
        boolean done = false;
        try {
            int callId = 1;
            Binding.Bound bound =
                    Binding.bind(transport, interfaces, credentials, callId, accessDenied);
            done = true;
            return new RpcConnection(transport, bound, callId, accessDenied);
        } catch (IOException e) {
            throw describe(e, Stage.AUTHENTICATE);
        } finally {
            if (!done) {
                transport.close();
            }
        }
    }

    /** Calls an operation that belongs to no object. */
    public byte[] call(Stage stage, RpcInterface iface, int opnum, byte[] stub)
            throws SessionException {
        return call(stage, iface, opnum, NO_OBJECT, stub);
    }

    /** Calls an operation of the object with this IPID ([MS-DCOM] 2.2.1.3). */
    public byte[] call(Stage stage, RpcInterface iface, int opnum, Guid ipid, byte[] stub)
            throws SessionException {
        return call(stage, iface, opnum, ipid.wire(), stub);
    }

    /**
     * Sends a request and awaits the whole answer.
     *
     * @return the stub of the answer, from all of its fragments
     * @throws SessionException with the stage given, or {@link Stage#AUTHENTICATE} where the host
     *     turns out to have refused the logon
     */
    private byte[] call(Stage stage, RpcInterface iface, int opnum, byte[] object, byte[] stub)
            throws SessionException {
        if (transport.deadline().hasPassed()) {
            // Nothing is sent that nobody would wait for, so the connection stays in order.
            throw new SessionException(GeneralProblem.TIMED_OUT, stage, "");
        }
        try {
            int contextId = binding.contextId(iface, ++lastCallId);
            int callId = ++lastCallId;
            sendSealed(new RequestPdu(callId, contextId, opnum, object, stub), stub.length);
            AnswerReader answer = new AnswerReader(transport.reader(), security, callId, contextId);
            AnswerReader.Answer result = answer.read();
            if (result.isFault()) {
                throw RpcStatus.fault(result.faultStatus(), stage, accessDenied);
            }
            return result.stub();
        } catch (IOException e) {
            usable = false;
            throw describe(e, stage);
        }
    }

    private void sendSealed(RequestPdu request, int stubLength) throws IOException {
        PduWriter writer =
                PduWriter.authenticated(
                        request,
                        stubLength + OVERHEAD,
                        TRAILER_ALIGNMENT,
                        new byte[NtlmSecurity.SIGNATURE_LENGTH]);
        int signature = writer.length() - NtlmSecurity.SIGNATURE_LENGTH;
        int trailer = signature - Pdu.SEC_TRAILER_LENGTH;
        security.seal(writer.octets(), 0, signature, request.stubOffset(), trailer, signature);
        transport.send(writer.octets(), writer.length());
    }

    /**
     * Whether another call can be made: every answer so far came to its end, whether it granted
     * what was asked for or refused it.
     */
    public boolean isUsable() {
        return usable;
    }

    /** Replaces the deadline for all further calls. */
    public void setDeadline(Deadline deadline) {
        transport.setDeadline(deadline);
    }

    private static SessionException describe(IOException e, Stage stage) {
        if (e instanceof SocketTimeoutException) {
            return new SessionException(GeneralProblem.TIMED_OUT, stage, "", e);
        }
        if (e instanceof ProtocolViolation) {
            return new SessionException(GeneralProblem.MALFORMED_ANSWER, stage, e.getMessage(), e);
        }
        if (e instanceof BadSignature) {
            return new SessionException(SecurityProblem.BAD_SIGNATURE, stage, e.getMessage(), e);
        }
        String detail = e instanceof EOFException ? "" : "connection reset";
        return new SessionException(NetProblem.CONNECTION_LOST, stage, detail, e);
    }

    @Override
    public void close() {
        security.close();
        transport.close();
    }
}
