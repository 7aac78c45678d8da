package io.github.checkhyperv.rpc;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.NetProblem;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.security.SecurityContext;
import io.github.checkhyperv.security.SecurityProblem;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;

/**
 * Calls over one connection, one after another, each signed and sealed, each answer verified
 * ([MS-RPCE] 3.3.1.5.2.2).
 */
public final class RpcConnection implements AutoCloseable {
    /** Room for header, object, padding and trailer around a stub. */
    private static final int OVERHEAD = 80;

    private static final byte[] NO_OBJECT = {};

    private final TcpConnection connection;
    private final PduReader reader;
    private final Binding binding;
    private final SecurityContext security;
    private final Problem accessDenied;
    private final MemoryBudget memory;
    private long borrowed;
    private int lastCallId;
    private boolean usable = true;

    private RpcConnection(
            TcpConnection connection,
            PduReader reader,
            List<RpcInterface> interfaces,
            SecurityContext security,
            Problem accessDenied,
            MemoryBudget memory) {
        this.memory = memory;
        this.connection = connection;
        this.reader = reader;
        this.security = security;
        this.accessDenied = accessDenied;
        this.binding = new Binding(connection, reader, interfaces, security, accessDenied);
    }

    /**
     * Binds a connection; it and the context belong to the result then, and are closed when this
     * fails.
     *
     * @param security whose first step is yet to come
     * @param accessDenied what a fault ERROR_ACCESS_DENIED means on this connection
     * @param memory what the last answer is borrowed from, until the next call
     * @throws SessionException with {@link Stage#AUTHENTICATE}
     */
    public static RpcConnection bind(
            TcpConnection connection,
            List<RpcInterface> interfaces,
            SecurityContext security,
            Problem accessDenied,
            MemoryBudget memory,
            Deadline deadline)
            throws SessionException {
        RpcConnection rpc =
                new RpcConnection(
                        connection, new PduReader(), interfaces, security, accessDenied, memory);
        boolean done = false;
        try {
            rpc.binding.bind(++rpc.lastCallId, deadline);
            done = true;
            return rpc;
        } catch (IOException e) {
            throw describe(e, Stage.AUTHENTICATE);
        } finally {
            if (!done) {
                rpc.close();
            }
        }
    }

    /** Calls an operation that belongs to no object. */
    public byte[] call(Stage stage, RpcInterface iface, int opnum, byte[] stub, Deadline deadline)
            throws SessionException {
        return call(stage, iface, opnum, NO_OBJECT, stub, deadline);
    }

    /** Calls an operation of the object with this IPID ([MS-DCOM] 2.2.1.3). */
    public byte[] call(
            Stage stage, RpcInterface iface, int opnum, Guid ipid, byte[] stub, Deadline deadline)
            throws SessionException {
        return call(stage, iface, opnum, ipid.wire(), stub, deadline);
    }

    /**
     * Sends a request and awaits the whole answer.
     *
     * @return the stub of the answer, from all of its fragments
     * @throws SessionException with the stage given, or {@link Stage#AUTHENTICATE} where the host
     *     turns out to have refused the logon
     */
    private byte[] call(
            Stage stage,
            RpcInterface iface,
            int opnum,
            byte[] object,
            byte[] stub,
            Deadline deadline)
            throws SessionException {
        if (deadline.hasPassed()) {
            // Nothing is sent that nobody would wait for, so the connection stays in order.
            throw new SessionException(GeneralProblem.TIMED_OUT, stage, "");
        }
        try {
            int contextId = binding.contextId(iface, ++lastCallId, deadline);
            int callId = ++lastCallId;
            sendSealed(new RequestPdu(callId, contextId, opnum, object, stub), stub.length);
            AnswerReader.Answer result =
                    read(new AnswerReader(reader, security, callId, contextId, memory), deadline);
            if (result.isFault()) {
                throw RpcStatus.fault(result.faultStatus(), stage, accessDenied);
            }
            return result.stub();
        } catch (IOException e) {
            usable = false;
            throw describe(e, stage);
        }
    }

    private AnswerReader.Answer read(AnswerReader answer, Deadline deadline) throws IOException {
        giveBack();
        try {
            return answer.read(connection.before(deadline));
        } finally {
            borrowed = answer.borrowed();
        }
    }

    private void giveBack() {
        memory.giveBack(borrowed);
        borrowed = 0;
    }

    private void sendSealed(RequestPdu request, int stubLength) throws IOException {
        PduWriter writer =
                PduWriter.authenticated(
                        request,
                        stubLength + OVERHEAD,
                        request.stubOffset(),
                        security.alignment(),
                        security.authType(),
                        new byte[security.tokenLength()]);
        int token = writer.length() - security.tokenLength();
        int trailer = token - Pdu.SEC_TRAILER_LENGTH;
        security.seal(writer.octets(), 0, token, request.stubOffset(), trailer, token);
        connection.send(writer.octets(), writer.length());
    }

    /**
     * Whether another call can be made: every answer so far came to its end, whether it granted
     * what was asked for or refused it.
     */
    public boolean isUsable() {
        return usable;
    }

    private static SessionException describe(IOException e, Stage stage) {
        if (e instanceof SocketTimeoutException) {
            return new SessionException(GeneralProblem.TIMED_OUT, stage, "", e);
        }
        if (e instanceof ProtocolViolation) {
            return new SessionException(GeneralProblem.MALFORMED_ANSWER, stage, e.getMessage(), e);
        }
        if (e instanceof TooLarge) {
            return new SessionException(GeneralProblem.TOO_LARGE, stage, e.getMessage(), e);
        }
        if (e instanceof BadSignature) {
            return new SessionException(SecurityProblem.BAD_SIGNATURE, stage, e.getMessage(), e);
        }
        String detail = e instanceof EOFException ? "" : "connection reset";
        return new SessionException(NetProblem.CONNECTION_LOST, stage, detail, e);
    }

    @Override
    public void close() {
        giveBack();
        security.close();
        connection.close();
    }
}
