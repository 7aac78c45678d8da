package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.Phase;
import java.util.UUID;

/** What listens at a port. */
public interface RpcService {
    /** Whether a bind to this interface is accepted at this moment. */
    boolean offers(UUID interfaceId);

    /** Where in a session this request is. */
    Place place(Call call);

    /** Executes a request and gives the stub of the response. */
    byte[] call(Call call) throws RpcFault;

    /** The stub of a response that carries this HRESULT and nothing else. */
    byte[] refusal(Call call, int hresult) throws RpcFault;

    /**
     * A place in a session.
     *
     * @param phase the phase
     * @param detail see {@link io.github.checkhyperv.simhost.fault.Point}
     * @param batch see there
     */
    record Place(Phase phase, String detail, int batch) {
        /** A place that needs no more words. */
        public static Place of(Phase phase) {
            return new Place(phase, "", -1);
        }
    }
}
