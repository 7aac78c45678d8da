package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;

/** IObjectExporter, [MS-DCOM] 3.1.2.5.1: needs no authentication and has no ORPCTHIS. */
final class ObjectResolver {
    private static final int RESOLVE_OXID = 0;
    private static final int SIMPLE_PING = 1;
    private static final int COMPLEX_PING = 2;
    private static final int SERVER_ALIVE = 3;
    private static final int RESOLVE_OXID_2 = 4;
    private static final int SERVER_ALIVE_2 = 5;
    private static final int OR_INVALID_OXID = 1910;

    private ObjectResolver() {}

    static byte[] call(Call call, ObjectTable objects, MapperService.Directory directory)
            throws RpcFault {
        return switch (call.opnum()) {
            case SIMPLE_PING, SERVER_ALIVE -> new OctetWriter().u32(0).toBytes();
            case COMPLEX_PING -> complexPing(call);
            case RESOLVE_OXID, RESOLVE_OXID_2 -> resolve(call, objects, directory);
            case SERVER_ALIVE_2 -> serverAlive(directory, call);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        };
    }

    /** Gives a set id and no back-off; sets are not kept, since nothing is run down here. */
    private static byte[] complexPing(Call call) {
        long set = new OctetReader(call.stub()).u64();
        return new OctetWriter().u64(set == 0 ? 1 : set).u16(0).align(4).u32(0).toBytes();
    }

    private static byte[] resolve(
            Call call, ObjectTable objects, MapperService.Directory directory) {
        long oxid = new OctetReader(call.stub()).u64();
        OctetWriter out = new OctetWriter();
        boolean known = oxid == objects.oxid();
        if (known) {
            pointedBindings(out, directory.bindings(call.localAddress(), true));
            out.guid(objects.remUnknown());
        } else {
            out.u32(0).fill(16, 0);
        }
        out.u32(directory.authenticationHint());
        if (call.opnum() == RESOLVE_OXID_2) {
            out.u16(5).u16(7);
        }
        return out.u32(known ? 0 : OR_INVALID_OXID).toBytes();
    }

    private static byte[] serverAlive(MapperService.Directory directory, Call call) {
        OctetWriter out = new OctetWriter().u16(5).u16(7);
        pointedBindings(out, directory.bindings(call.localAddress(), false));
        return out.u32(0).u32(0).toBytes();
    }

    private static void pointedBindings(OctetWriter out, BindingArray bindings) {
        byte[] array = bindings.encode();
        out.u32(0x0002_0000).u32((array.length - 4) / 2).bytes(array).align(4);
    }
}
