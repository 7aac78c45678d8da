package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.dcom.ComObject;
import io.github.checkhyperv.simhost.dcom.Ids;
import io.github.checkhyperv.simhost.dcom.MethodFailure;
import io.github.checkhyperv.simhost.dcom.ObjRefs;
import io.github.checkhyperv.simhost.dcom.ObjectTable;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import java.util.function.Supplier;

/** IWbemLevel1Login, [MS-WMI] 3.1.4.1. */
public final class Level1Login implements ComObject {
    private static final int ESTABLISH_POSITION = 3;
    private static final int REQUEST_CHALLENGE = 4;
    private static final int WBEM_LOGIN = 5;
    private static final int NTLM_LOGIN = 6;

    private final WmiEnvironment host;
    private final Supplier<Repository> repository;

    /** A login to what there is; it is asked for again at each query. */
    public Level1Login(WmiEnvironment host, Supplier<Repository> repository) {
        this.host = host;
        this.repository = repository;
    }

    @Override
    public String describe() {
        return "IWbemLevel1Login";
    }

    @Override
    public Place place(int opnum) {
        return Place.of(opnum == NTLM_LOGIN ? Phase.LOG_IN : Phase.OTHER);
    }

    @Override
    public int call(Call call, OctetReader in, OctetWriter out) throws MethodFailure, RpcFault {
        switch (call.opnum()) {
            case ESTABLISH_POSITION -> out.u32(1);
            case NTLM_LOGIN -> logIn(call, in, out);
            case REQUEST_CHALLENGE, WBEM_LOGIN ->
                    throw new MethodFailure(StatusCodes.NOT_SUPPORTED);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        }
        return StatusCodes.NO_ERROR;
    }

    @Override
    public void writeNothing(int opnum, OctetReader in, OctetWriter out) throws RpcFault {
        switch (opnum) {
            case ESTABLISH_POSITION, NTLM_LOGIN, WBEM_LOGIN -> out.u32(0);
            case REQUEST_CHALLENGE -> out.fill(16, 0);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        }
    }

    /** 3.1.4.1.4. */
    private void logIn(Call call, OctetReader in, OctetWriter out) throws MethodFailure {
        String resource = Params.uniqueString(in);
        Params.uniqueString(in);
        if (resource == null) {
            throw new MethodFailure(StatusCodes.INVALID_PARAMETER);
        }
        Services services = new Services(host, repository, resource);
        ObjectTable.Entry entry = host.objects().export(Ids.WBEM_SERVICES, services);
        out.u32(0x0002_0000);
        ObjRefs.writePointed(out, host.objRef(call, entry));
    }
}
