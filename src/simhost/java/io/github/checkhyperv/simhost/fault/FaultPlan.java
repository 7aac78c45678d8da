package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import io.github.checkhyperv.simhost.ntlm.Challenge;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.io.IOException;
import java.util.List;

/**
 * Where a test can get between a host and its clients. Every method stands for one place on the way
 * of an answer, in this order, and by default changes nothing. Methods are called on the threads of
 * connections, so a plan with state has to be thread-safe.
 */
public interface FaultPlan {
    /** A host without faults. */
    FaultPlan NONE = new FaultPlan() {};

    /** A client connected. */
    default Reaction onConnect(Point point) {
        return Reaction.PROCEED;
    }

    /** A whole bind, alter context, AUTH3 or request arrived and was verified. */
    default Reaction onRequest(Point point) {
        return Reaction.PROCEED;
    }

    /** The NTLM challenge. */
    default Challenge onChallenge(Point point, Challenge challenge) {
        return challenge;
    }

    /** How the host answers a ticket of Kerberos. */
    default KerberosAnswer onTicket(Point point, KerberosAnswer answer) {
        return answer;
    }

    /** The bindings of the object exporter in the activation's answer. */
    default BindingArray onBindings(Point point, BindingArray bindings) {
        return bindings;
    }

    /** The extensions of an ORPCTHAT. */
    default List<OrpcExtension> onExtensions(Point point) {
        return List.of();
    }

    /**
     * A batch of rows.
     *
     * @param wanted how many rows the client wants
     * @param left how many there are left
     */
    default BatchOrder onBatch(Point point, int wanted, int left, BatchOrder correct) {
        return correct;
    }

    /** One [MS-WMIO] EncodingUnit. */
    default byte[] onObject(Point point, int index, byte[] encodingUnit) {
        return encodingUnit;
    }

    /** One OBJREF. */
    default byte[] onObjRef(Point point, byte[] objRef) {
        return objRef;
    }

    /** The whole stub of an answer, before it is cut into fragments. */
    default byte[] onStub(Point point, byte[] stub) {
        return stub;
    }

    /**
     * One outgoing PDU in clear. Its verifier, if it has one, is still empty and stays at the end.
     */
    default byte[] beforeSealing(Point point, int fragment, byte[] pdu) {
        return pdu;
    }

    /** One outgoing PDU as it will be on the wire. */
    default byte[] afterSealing(Point point, int fragment, byte[] pdu) {
        return pdu;
    }

    /** How the octets of one PDU go out. */
    default void write(Point point, int fragment, byte[] pdu, Wire wire) throws IOException {
        wire.write(pdu);
    }
}
