package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.dcom.ComObject;
import io.github.checkhyperv.simhost.dcom.Ids;
import io.github.checkhyperv.simhost.dcom.MethodFailure;
import io.github.checkhyperv.simhost.dcom.ObjRefs;
import io.github.checkhyperv.simhost.dcom.ObjectTable;
import io.github.checkhyperv.simhost.fault.BatchOrder;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.rpc.RpcService.Place;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import io.github.checkhyperv.simhost.wmio.ObjectEncoder;
import java.util.List;

/** IEnumWbemClassObject, [MS-WMI] 3.1.4.4. */
final class Enumeration implements ComObject {
    private static final int RESET = 3;
    private static final int NEXT = 4;
    private static final int NEXT_ASYNC = 5;
    private static final int CLONE = 6;
    private static final int SKIP = 7;

    private final WmiEnvironment host;
    private final String query;
    private final List<Row> rows;
    private final ObjectEncoder encoder;
    private final boolean forwardOnly;
    private final int failure;
    private int position;
    private int batches;

    Enumeration(
            WmiEnvironment host,
            String query,
            List<Row> rows,
            ObjectEncoder encoder,
            boolean forwardOnly) {
        this(host, query, rows, encoder, forwardOnly, 0);
    }

    private Enumeration(
            WmiEnvironment host,
            String query,
            List<Row> rows,
            ObjectEncoder encoder,
            boolean forwardOnly,
            int failure) {
        this.host = host;
        this.query = query;
        this.rows = rows;
        this.encoder = encoder;
        this.forwardOnly = forwardOnly;
        this.failure = failure;
    }

    /** A query whose error shows when its rows are asked for. */
    static Enumeration failed(WmiEnvironment host, String query, int status) {
        return new Enumeration(host, query, List.of(), null, true, status);
    }

    @Override
    public String describe() {
        return "IEnumWbemClassObject " + query;
    }

    @Override
    public synchronized Place place(int opnum) {
        return opnum == NEXT ? new Place(Phase.BATCH, query, batches) : Place.of(Phase.OTHER);
    }

    @Override
    public synchronized int call(Call call, OctetReader in, OctetWriter out)
            throws MethodFailure, RpcFault {
        return switch (call.opnum()) {
            case RESET -> reset();
            case NEXT -> next(call, in, out);
            case NEXT_ASYNC -> throw new MethodFailure(StatusCodes.NOT_SUPPORTED);
            case CLONE -> cloneTo(call, out);
            case SKIP -> skip(in);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        };
    }

    @Override
    public void writeNothing(int opnum, OctetReader in, OctetWriter out) throws RpcFault {
        switch (opnum) {
            case NEXT -> {
                in.u32();
                out.u32(in.u32()).u32(0).u32(0).u32(0);
            }
            case CLONE -> out.u32(0);
            case RESET, NEXT_ASYNC, SKIP -> {}
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        }
    }

    private int reset() throws MethodFailure {
        if (forwardOnly) {
            throw new MethodFailure(StatusCodes.INVALID_OPERATION);
        }
        position = 0;
        return StatusCodes.NO_ERROR;
    }

    /** 3.1.4.4.2: apObjects, puReturned. */
    private int next(Call call, OctetReader in, OctetWriter out) throws MethodFailure {
        in.i32();
        long asked = in.u32();
        if (asked == 0) {
            throw new MethodFailure(StatusCodes.INVALID_PARAMETER);
        }
        if (failure != 0) {
            throw new MethodFailure(failure);
        }
        int left = rows.size() - position;
        int wanted = (int) Math.min(asked, Integer.MAX_VALUE);
        int status = left < wanted ? StatusCodes.FALSE : StatusCodes.NO_ERROR;
        BatchOrder correct = new BatchOrder(Math.min(wanted, left), status, true);
        BatchOrder order = call.faults().onBatch(call.point(), wanted, left, correct);
        List<Row> batch = rows.subList(position, position + Math.min(order.count(), left));
        batches++;
        position += order.advance() ? batch.size() : 0;
        out.u32(asked).u32(0).u32(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            out.u32(0x0002_0000 + 4L * i);
        }
        for (int i = 0; i < batch.size(); i++) {
            byte[] unit = encoder.encode(batch.get(i));
            unit = call.faults().onObject(call.point(), i, unit);
            byte[] objRef =
                    ObjRefs.custom(Ids.WBEM_CLASS_OBJECT, Ids.CLASS_WBEM_CLASS_OBJECT, unit);
            ObjRefs.writePointed(out, call.faults().onObjRef(call.point(), objRef));
        }
        out.u32(batch.size());
        host.counters().rows(query, batch.size());
        return order.status();
    }

    private int cloneTo(Call call, OctetWriter out) throws MethodFailure {
        if (forwardOnly) {
            throw new MethodFailure(StatusCodes.INVALID_OPERATION);
        }
        Enumeration copy = new Enumeration(host, query, rows, encoder, false);
        copy.position = position;
        ObjectTable.Entry entry = host.objects().export(Ids.ENUM_WBEM_CLASS_OBJECT, copy);
        out.u32(0x0002_0000);
        ObjRefs.writePointed(out, host.objRef(call, entry));
        return StatusCodes.NO_ERROR;
    }

    private int skip(OctetReader in) {
        in.i32();
        long count = in.u32();
        int left = rows.size() - position;
        position += (int) Math.min(count, left);
        return count > left ? StatusCodes.FALSE : StatusCodes.NO_ERROR;
    }
}
