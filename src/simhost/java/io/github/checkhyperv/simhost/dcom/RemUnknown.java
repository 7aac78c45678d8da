package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.UUID;

/** IRemUnknown and IRemUnknown2, [MS-DCOM] 3.1.1.5.6 and 3.1.1.5.7. */
final class RemUnknown implements ComObject {
    private static final int QUERY_INTERFACE = 3;
    private static final int ADD_REF = 4;
    private static final int RELEASE = 5;
    private static final int S_FALSE = 1;
    private static final int MOST = 4096;

    private final ObjectTable objects;

    RemUnknown(ObjectTable objects) {
        this.objects = objects;
    }

    @Override
    public String describe() {
        return "IRemUnknown";
    }

    @Override
    public Place place(int opnum) {
        return Place.of(opnum == RELEASE ? Phase.RELEASE : Phase.OTHER);
    }

    @Override
    public int call(Call call, OctetReader in, OctetWriter out) throws MethodFailure, RpcFault {
        return switch (call.opnum()) {
            case QUERY_INTERFACE -> queryInterface(in, out);
            case ADD_REF -> addReferences(in, out);
            case RELEASE -> release(in);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        };
    }

    @Override
    public void writeNothing(int opnum, OctetReader in, OctetWriter out) throws RpcFault {
        switch (opnum) {
            case QUERY_INTERFACE -> out.u32(0);
            case ADD_REF -> {
                int count = in.u16();
                out.u32(count).fill(4 * count, 0);
            }
            case RELEASE -> {}
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        }
    }

    /** 3.1.1.5.6.1.1: an interface that an object has is handed out again; there are no others. */
    private int queryInterface(OctetReader in, OctetWriter out) throws MethodFailure {
        ObjectTable.Entry entry = objects.find(in.guid());
        in.u32();
        int count = in.u16();
        in.align(4);
        int listed = in.count(MOST);
        if (entry == null || listed != count || count == 0) {
            throw new MethodFailure(MethodFailure.INVALID_ARGUMENT);
        }
        out.u32(0x0002_0000).u32(count);
        int found = 0;
        for (int i = 0; i < count; i++) {
            UUID asked = in.guid();
            boolean has = asked.equals(entry.interfaceId());
            found += has ? 1 : 0;
            out.align(8).u32(has ? 0 : MethodFailure.NO_INTERFACE).align(8);
            if (has) {
                objects.addReferences(entry.ipid(), ObjectTable.REFERENCES_GIVEN);
                ObjRefs.stdObjRef(out, entry, objects.oxid());
            } else {
                out.fill(40, 0);
            }
        }
        if (found == 0) {
            return MethodFailure.NO_INTERFACE;
        }
        return found == count ? 0 : S_FALSE;
    }

    private int addReferences(OctetReader in, OctetWriter out) {
        int count = in.u16();
        in.align(4);
        in.count(MOST);
        out.u32(count);
        for (int i = 0; i < count; i++) {
            UUID ipid = in.guid();
            int references = in.i32() + in.i32();
            boolean known = objects.addReferences(ipid, references);
            out.u32(known ? 0 : MethodFailure.INVALID_ARGUMENT);
        }
        return 0;
    }

    private int release(OctetReader in) throws MethodFailure {
        int count = in.u16();
        in.align(4);
        in.count(MOST);
        boolean all = true;
        for (int i = 0; i < count; i++) {
            UUID ipid = in.guid();
            int references = in.i32() + in.i32();
            all &= objects.release(ipid, references);
        }
        if (!all) {
            throw new MethodFailure(MethodFailure.INVALID_ARGUMENT);
        }
        return 0;
    }
}
