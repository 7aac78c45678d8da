package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.rpc.Guid;
import io.github.checkhyperv.rpc.RpcConnection;
import io.github.checkhyperv.rpc.RpcInterface;
import java.time.Duration;

/** What all calls to one object exporter share: connection, causality, references. */
final class ExporterSession {
    /** How long after the deadline a host may still hear that nothing is wanted any more. */
    private static final int AFTER_DEADLINE_MILLIS = 50;

    private final RpcConnection connection;
    private final Guid causality;
    private final Guid remUnknown;
    private final StepClock clock;
    private final References references = new References();
    private Deadline lastDeadline;

    ExporterSession(
            RpcConnection connection,
            Guid causality,
            Guid remUnknown,
            Deadline deadline,
            StepClock clock) {
        this.connection = connection;
        this.lastDeadline = deadline;
        this.causality = causality;
        this.remUnknown = remUnknown;
        this.clock = clock;
    }

    /** [MS-DCOM] 2.2.13.3 cid: one for the whole run, as it is one piece of work. */
    Guid causality() {
        return causality;
    }

    StepClock clock() {
        return clock;
    }

    References references() {
        return references;
    }

    byte[] call(
            Stage stage, RpcInterface iface, int opnum, Guid ipid, byte[] stub, Deadline deadline)
            throws SessionException {
        lastDeadline = deadline;
        return connection.call(stage, iface, opnum, ipid, stub, deadline);
    }

    /** A call that hands out an interface, which is held for release at once. */
    WmiCalls.InterfaceAnswer callForInterface(
            Stage stage,
            RpcInterface iface,
            int opnum,
            Guid ipid,
            byte[] stub,
            RpcInterface result,
            Deadline deadline)
            throws SessionException {
        if (references.manyAreDue()) {
            release(deadline);
        }
        try {
            byte[] answered = call(stage, iface, opnum, ipid, stub, deadline);
            WmiCalls.InterfaceAnswer answer =
                    WmiCalls.InterfaceAnswer.read(answered, Guid.of(result.uuid()));
            for (ObjRef.Standard reference : answer.reference()) {
                references.hold(reference);
            }
            return answer;
        } catch (MalformedStub e) {
            throw new SessionException(GeneralProblem.MALFORMED_ANSWER, stage, e.getMessage(), e);
        }
    }

    /**
     * Gives everything back in one call, unless an answer is still awaited, and closes.
     *
     * @param limitMillis the longest that this may take, as long as the last deadline is not near
     */
    void close(int limitMillis) {
        try (connection) {
            clock.restart();
            if (connection.isUsable()) {
                references.giveBackAll();
                int left = lastDeadline.remainingMillis() + AFTER_DEADLINE_MILLIS;
                release(Deadline.in(Duration.ofMillis(Math.min(limitMillis, left))));
            }
        }
    }

    private void release(Deadline deadline) {
        int count = references.due();
        try {
            connection.call(
                    Stage.RELEASE,
                    Interfaces.REM_UNKNOWN,
                    References.REM_RELEASE,
                    remUnknown,
                    references.release(causality),
                    deadline);
            clock.finished(Stage.RELEASE, count + " interfaces");
        } catch (SessionException e) {
            // A host that fails here has lost track of its own objects; what was read stays read.
            clock.finished(Stage.RELEASE, "failed: " + e.getMessage());
        }
    }
}
