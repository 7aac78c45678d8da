package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The object exporter: finds the object behind an IPID and calls it. */
public final class ExporterService implements RpcService {
    private static final Set<UUID> ALWAYS =
            Set.of(Ids.REM_UNKNOWN, Ids.REM_UNKNOWN_2, Ids.UNKNOWN, Ids.WBEM_LEVEL1_LOGIN);
    private static final Set<UUID> LATE = Set.of(Ids.WBEM_SERVICES, Ids.ENUM_WBEM_CLASS_OBJECT);

    private final ObjectTable objects;
    private final RemUnknown remUnknown;
    private final boolean lateContexts;
    private final int minimumLevel;

    /**
     * An exporter of these objects.
     *
     * @param lateContexts whether a bind to an interface of WMI is rejected until the first object
     *     with it was given away, as Windows does
     * @param minimumLevel the authentication level below which calls are refused
     */
    public ExporterService(ObjectTable objects, boolean lateContexts, int minimumLevel) {
        this.objects = objects;
        this.remUnknown = new RemUnknown(objects);
        this.lateContexts = lateContexts;
        this.minimumLevel = minimumLevel;
    }

    @Override
    public boolean offers(UUID interfaceId) {
        if (LATE.contains(interfaceId)) {
            return !lateContexts || objects.wasMarshalled(interfaceId);
        }
        return ALWAYS.contains(interfaceId);
    }

    @Override
    public Place place(Call call) {
        ComObject object = find(call);
        return object == null ? Place.of(Phase.OTHER) : object.place(call.opnum());
    }

    @Override
    public byte[] call(Call call) throws RpcFault {
        if (call.level() < minimumLevel) {
            throw new RpcFault(RpcFault.ACCESS_DENIED);
        }
        ComObject object = find(call);
        if (object == null) {
            throw new RpcFault(RpcFault.DISCONNECTED);
        }
        OctetReader in = new OctetReader(call.stub());
        OrpcHeaders.Version version = OrpcHeaders.readThis(in);
        if (version.major() != 5) {
            throw new RpcFault(MethodFailure.VERSION_MISMATCH);
        }
        OctetWriter out = start(call);
        int parameters = in.position();
        try {
            int result = object.call(call, in, out);
            return out.align(4).u32(result).toBytes();
        } catch (MethodFailure e) {
            return refusal(object, call, in.seek(parameters), e.value());
        }
    }

    @Override
    public byte[] refusal(Call call, int hresult) throws RpcFault {
        ComObject object = find(call);
        if (object == null) {
            throw new RpcFault(RpcFault.DISCONNECTED);
        }
        OctetReader in = new OctetReader(call.stub());
        OrpcHeaders.readThis(in);
        return refusal(object, call, in, hresult);
    }

    private byte[] refusal(ComObject object, Call call, OctetReader in, int hresult)
            throws RpcFault {
        OctetWriter out = start(call);
        object.writeNothing(call.opnum(), in, out);
        return out.align(4).u32(hresult).toBytes();
    }

    private static OctetWriter start(Call call) {
        OctetWriter out = new OctetWriter();
        List<OrpcExtension> extensions = call.faults().onExtensions(call.point());
        OrpcHeaders.writeThat(out, 0, extensions);
        return out;
    }

    private ComObject find(Call call) {
        if (call.objectId() == null) {
            return null;
        }
        if (call.objectId().equals(objects.remUnknown())) {
            boolean isRemUnknown =
                    call.interfaceId().equals(Ids.REM_UNKNOWN)
                            || call.interfaceId().equals(Ids.REM_UNKNOWN_2);
            return isRemUnknown ? remUnknown : null;
        }
        ObjectTable.Entry entry = objects.find(call.objectId());
        boolean fits = entry != null && entry.interfaceId().equals(call.interfaceId());
        return fits ? entry.object() : null;
    }
}
