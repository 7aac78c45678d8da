package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import io.github.checkhyperv.simhost.ntlm.Challenge;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two plans one after the other; of their reactions the first that is none to proceed. */
record Both(FaultPlan first, FaultPlan second) implements FaultPlan {
    @Override
    public Reaction onConnect(Point point) {
        Reaction reaction = first.onConnect(point);
        return reaction.equals(Reaction.PROCEED) ? second.onConnect(point) : reaction;
    }

    @Override
    public Reaction onRequest(Point point) {
        Reaction reaction = first.onRequest(point);
        return reaction.equals(Reaction.PROCEED) ? second.onRequest(point) : reaction;
    }

    @Override
    public Challenge onChallenge(Point point, Challenge challenge) {
        return second.onChallenge(point, first.onChallenge(point, challenge));
    }

    @Override
    public KerberosAnswer onTicket(Point point, KerberosAnswer answer) {
        return second.onTicket(point, first.onTicket(point, answer));
    }

    @Override
    public BindingArray onBindings(Point point, BindingArray bindings) {
        return second.onBindings(point, first.onBindings(point, bindings));
    }

    @Override
    public List<OrpcExtension> onExtensions(Point point) {
        List<OrpcExtension> all = new ArrayList<>(first.onExtensions(point));
        all.addAll(second.onExtensions(point));
        return all;
    }

    @Override
    public BatchOrder onBatch(Point point, int wanted, int left, BatchOrder correct) {
        BatchOrder order = first.onBatch(point, wanted, left, correct);
        return second.onBatch(point, wanted, left, order);
    }

    @Override
    public byte[] onObject(Point point, int index, byte[] encodingUnit) {
        return second.onObject(point, index, first.onObject(point, index, encodingUnit));
    }

    @Override
    public byte[] onObjRef(Point point, byte[] objRef) {
        return second.onObjRef(point, first.onObjRef(point, objRef));
    }

    @Override
    public byte[] onStub(Point point, byte[] stub) {
        return second.onStub(point, first.onStub(point, stub));
    }

    @Override
    public byte[] beforeSealing(Point point, int fragment, byte[] pdu) {
        return second.beforeSealing(point, fragment, first.beforeSealing(point, fragment, pdu));
    }

    @Override
    public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
        return second.afterSealing(point, fragment, first.afterSealing(point, fragment, pdu));
    }

    @Override
    public void write(Point point, int fragment, byte[] pdu, Wire wire) throws IOException {
        first.write(point, fragment, pdu, new Onward(second, point, fragment, wire));
    }

    /** What the first plan writes, the second one may alter. */
    private record Onward(FaultPlan plan, Point point, int fragment, Wire wire) implements Wire {
        @Override
        public void write(byte[] octets) throws IOException {
            plan.write(point, fragment, octets, wire);
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }

        @Override
        public void reset() throws IOException {
            wire.reset();
        }

        @Override
        public void silence() throws IOException {
            wire.silence();
        }

        @Override
        public void pause(long millis) throws IOException {
            wire.pause(millis);
        }
    }
}
