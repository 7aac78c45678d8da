package io.github.checkhyperv.simhost.fault;

import java.util.function.Predicate;

/** Where plans are in force, how they are put together, and the plain reactions. */
public final class Faults {
    private Faults() {}

    /** This plan wherever the session is in this phase. */
    public static FaultPlan at(Phase phase, FaultPlan plan) {
        return when(point -> point.phase() == phase, plan);
    }

    /** This plan at the n-th time, from 0, that the host sees this phase. */
    public static FaultPlan at(Phase phase, int occurrence, FaultPlan plan) {
        return when(point -> point.phase() == phase && point.occurrence() == occurrence, plan);
    }

    /** This plan at the n-th batch, from 0, of the queries of this class. */
    public static FaultPlan atBatch(String className, int batch, FaultPlan plan) {
        return when(
                point ->
                        point.phase() == Phase.BATCH
                                && point.batch() == batch
                                && point.detail().contains(className),
                plan);
    }

    /** This plan at these points. */
    public static FaultPlan when(Predicate<Point> where, FaultPlan plan) {
        return new When(where, plan);
    }

    /** All of these plans, one after the other. */
    public static FaultPlan all(FaultPlan... plans) {
        FaultPlan all = FaultPlan.NONE;
        for (FaultPlan plan : plans) {
            all = new Both(all, plan);
        }
        return all;
    }

    /** Never answers again. */
    public static FaultPlan silent() {
        return react(new Reaction.Silent());
    }

    /** Closes the connection in place of an answer. */
    public static FaultPlan close() {
        return react(new Reaction.Close());
    }

    /** Resets the connection in place of an answer. */
    public static FaultPlan reset() {
        return react(new Reaction.Reset());
    }

    /** Answers with a fault PDU that says that nothing was executed. */
    public static FaultPlan rpcFault(int status) {
        return react(new Reaction.Fault(status, false));
    }

    /** Answers with an HRESULT or WBEMSTATUS and nothing else. */
    public static FaultPlan result(int hresult) {
        return react(new Reaction.Result(hresult));
    }

    /** Answers a bind with bind_nak. */
    public static FaultPlan nak(int reason) {
        return react(new Reaction.Nak(reason));
    }

    /** This reaction to whatever arrives: a connection, a bind, a request. */
    public static FaultPlan react(Reaction reaction) {
        return new FaultPlan() {
            @Override
            public Reaction onConnect(Point point) {
                return reaction;
            }

            @Override
            public Reaction onRequest(Point point) {
                return reaction;
            }
        };
    }
}
