package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import io.github.checkhyperv.simhost.ntlm.Challenge;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** A plan that is in force at some points only. */
record When(Predicate<Point> where, FaultPlan plan) implements FaultPlan {
    private FaultPlan at(Point point) {
        return where.test(point) ? plan : NONE;
    }

    @Override
    public Reaction onConnect(Point point) {
        return at(point).onConnect(point);
    }

    @Override
    public Reaction onRequest(Point point) {
        return at(point).onRequest(point);
    }

    @Override
    public Challenge onChallenge(Point point, Challenge challenge) {
        return at(point).onChallenge(point, challenge);
    }

    @Override
    public KerberosAnswer onTicket(Point point, KerberosAnswer answer) {
        return at(point).onTicket(point, answer);
    }

    @Override
    public BindingArray onBindings(Point point, BindingArray bindings) {
        return at(point).onBindings(point, bindings);
    }

    @Override
    public List<OrpcExtension> onExtensions(Point point) {
        return at(point).onExtensions(point);
    }

    @Override
    public BatchOrder onBatch(Point point, int wanted, int left, BatchOrder correct) {
        return at(point).onBatch(point, wanted, left, correct);
    }

    @Override
    public byte[] onObject(Point point, int index, byte[] encodingUnit) {
        return at(point).onObject(point, index, encodingUnit);
    }

    @Override
    public byte[] onObjRef(Point point, byte[] objRef) {
        return at(point).onObjRef(point, objRef);
    }

    @Override
    public byte[] onStub(Point point, byte[] stub) {
        return at(point).onStub(point, stub);
    }

    @Override
    public byte[] beforeSealing(Point point, int fragment, byte[] pdu) {
        return at(point).beforeSealing(point, fragment, pdu);
    }

    @Override
    public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
        return at(point).afterSealing(point, fragment, pdu);
    }

    @Override
    public void write(Point point, int fragment, byte[] pdu, Wire wire) throws IOException {
        at(point).write(point, fragment, pdu, wire);
    }
}
