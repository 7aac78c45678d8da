package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.UUID;

/** What listens at the endpoint mapper's port: IRemoteSCMActivator and IObjectExporter. */
public final class MapperService implements RpcService {
    private static final int REMOTE_CREATE_INSTANCE = 4;
    private static final int INTEGRITY = 5;

    private final ObjectTable objects;
    private final Directory directory;
    private final Activator activator;

    /** Creates the one object that can be activated. */
    @FunctionalInterface
    public interface Activator {
        /** A new IWbemLevel1Login. */
        ComObject create();
    }

    /** Knows where the exporter listens. */
    public interface Directory {
        /** Bindings for a client that reached us at this address; with or without endpoints. */
        BindingArray bindings(String localAddress, boolean endpoints);

        /** authnHint of an activation's answer. */
        int authenticationHint();
    }

    /** A mapper in front of these objects. */
    public MapperService(ObjectTable objects, Directory directory, Activator activator) {
        this.objects = objects;
        this.directory = directory;
        this.activator = activator;
    }

    @Override
    public boolean offers(UUID interfaceId) {
        return interfaceId.equals(Ids.REMOTE_SCM_ACTIVATOR)
                || interfaceId.equals(Ids.OBJECT_EXPORTER);
    }

    @Override
    public Place place(Call call) {
        boolean activates =
                call.interfaceId().equals(Ids.REMOTE_SCM_ACTIVATOR)
                        && call.opnum() == REMOTE_CREATE_INSTANCE;
        return Place.of(activates ? Phase.ACTIVATE : Phase.OTHER);
    }

    @Override
    public byte[] call(Call call) throws RpcFault {
        if (call.interfaceId().equals(Ids.OBJECT_EXPORTER)) {
            return ObjectResolver.call(call, objects, directory);
        }
        if (call.level() == 1) {
            throw new RpcFault(RpcFault.ACCESS_DENIED);
        }
        if (call.opnum() != REMOTE_CREATE_INSTANCE) {
            throw new RpcFault(RpcFault.OP_RANGE);
        }
        try {
            return activate(call);
        } catch (MethodFailure e) {
            return refusal(call, e.value());
        }
    }

    @Override
    public byte[] refusal(Call call, int hresult) {
        return start(call).u32(0).u32(hresult).toBytes();
    }

    /** IRemoteSCMActivator::RemoteCreateInstance, 3.1.2.5.2.3.3. */
    private byte[] activate(Call call) throws MethodFailure {
        OctetReader in = new OctetReader(call.stub());
        OrpcHeaders.Version version = OrpcHeaders.readThis(in);
        if (version.major() != 5 || version.minor() < 7) {
            throw new MethodFailure(MethodFailure.INVALID_HEADER);
        }
        if (call.level() < INTEGRITY) {
            // KB5004442: activation has to be authenticated at packet integrity at least.
            throw new MethodFailure(MethodFailure.ACCESS_DENIED);
        }
        ActivationPropertiesIn request = ActivationPropertiesIn.read(in);
        if (!request.classId().equals(Ids.CLASS_WBEM_LEVEL1_LOGIN)) {
            throw new MethodFailure(MethodFailure.CLASS_NOT_REGISTERED);
        }
        if (!request.interfaceIds().contains(Ids.WBEM_LEVEL1_LOGIN)) {
            throw new MethodFailure(MethodFailure.NO_INTERFACE);
        }
        byte[] answer = answer(call);
        OctetWriter out = start(call).u32(0x0002_0000);
        ObjRefs.writePointed(out, answer);
        return out.u32(0).toBytes();
    }

    private byte[] answer(Call call) {
        ObjectTable.Entry entry = objects.export(Ids.WBEM_LEVEL1_LOGIN, activator.create());
        BindingArray resolver = directory.bindings(call.localAddress(), false);
        byte[] objRef = ObjRefs.standard(entry, objects.oxid(), resolver);
        BindingArray bindings =
                call.faults()
                        .onBindings(call.point(), directory.bindings(call.localAddress(), true));
        return new ActivationPropertiesOut(
                        Ids.WBEM_LEVEL1_LOGIN,
                        call.faults().onObjRef(call.point(), objRef),
                        objects.oxid(),
                        bindings,
                        objects.remUnknown(),
                        directory.authenticationHint())
                .encode();
    }

    private static OctetWriter start(Call call) {
        OctetWriter out = new OctetWriter();
        OrpcHeaders.writeThat(out, 1, call.faults().onExtensions(call.point()));
        return out;
    }
}
