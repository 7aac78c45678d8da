package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;

/** An object that clients hold an IPID of. */
public interface ComObject {
    /** What it is, for whoever asks which objects were not released. */
    String describe();

    /** Where in a session a call of this method is. */
    Place place(int opnum);

    /**
     * Runs a method.
     *
     * @param in the parameters behind the ORPCTHIS
     * @param out takes the parameters that go back, between ORPCTHAT and the result
     * @return the result, a success
     * @throws MethodFailure for any other result
     */
    int call(Call call, OctetReader in, OctetWriter out) throws MethodFailure, RpcFault;

    /** Writes the parameters that go back as they are when a method fails. */
    void writeNothing(int opnum, OctetReader in, OctetWriter out) throws RpcFault;
}
