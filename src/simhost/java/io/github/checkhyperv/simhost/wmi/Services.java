package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.cim.Wql;
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
import io.github.checkhyperv.simhost.wmio.ObjectEncoder;
import io.github.checkhyperv.simhost.wmio.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** IWbemServices, [MS-WMI] 3.1.4.3: queries are all that is supported. */
final class Services implements ComObject {
    private static final int EXEC_QUERY = 20;
    private static final int LAST_OPNUM = 25;
    private static final int RETURN_IMMEDIATELY = 0x10;
    private static final int FORWARD_ONLY = 0x20;
    private static final int PRIVACY = 6;

    private final WmiEnvironment host;
    private final Supplier<Repository> repository;
    private final String resource;
    private final String name;

    /** Opens a namespace, which must be there. */
    Services(WmiEnvironment host, Supplier<Repository> repository, String resource)
            throws MethodFailure {
        this.host = host;
        this.repository = repository;
        this.resource = resource;
        this.name = repository.get().open(resource).namespace().name();
    }

    @Override
    public String describe() {
        return "IWbemServices " + name;
    }

    @Override
    public Place place(int opnum) {
        return Place.of(opnum == EXEC_QUERY ? Phase.QUERY : Phase.OTHER);
    }

    @Override
    public int call(Call call, OctetReader in, OctetWriter out) throws MethodFailure, RpcFault {
        if (call.opnum() < 3 || call.opnum() > LAST_OPNUM) {
            throw new RpcFault(RpcFault.OP_RANGE);
        }
        if (call.opnum() != EXEC_QUERY) {
            throw new MethodFailure(StatusCodes.NOT_SUPPORTED);
        }
        return execQuery(call, in, out);
    }

    /** All methods that are not supported have one pointer to give back, or two. */
    @Override
    public void writeNothing(int opnum, OctetReader in, OctetWriter out) throws RpcFault {
        switch (opnum) {
            case 3, 6, 24 -> out.u64(0);
            case 4, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25 -> {}
            case 5, 8, 10, 12, 14, 16, 18, EXEC_QUERY, 22 -> out.u32(0);
            default -> throw new RpcFault(RpcFault.OP_RANGE);
        }
    }

    /** 3.1.4.3.18. */
    private int execQuery(Call call, OctetReader in, OctetWriter out) throws MethodFailure {
        String language = Params.bstr(in);
        String query = Params.bstr(in);
        int flags = in.align(4).i32();
        if (query == null) {
            throw new MethodFailure(StatusCodes.INVALID_PARAMETER);
        }
        if (!"WQL".equalsIgnoreCase(language)) {
            throw new MethodFailure(StatusCodes.INVALID_QUERY_TYPE);
        }
        boolean forwardOnly = (flags & FORWARD_ONLY) != 0;
        Enumeration enumeration;
        try {
            enumeration = evaluate(call.level(), query, forwardOnly);
        } catch (MethodFailure e) {
            boolean later = host.errorsAtNext() && (flags & RETURN_IMMEDIATELY) != 0;
            if (!later) {
                throw e;
            }
            enumeration = Enumeration.failed(host, query, e.value());
        }
        ObjectTable.Entry entry = host.objects().export(Ids.ENUM_WBEM_CLASS_OBJECT, enumeration);
        out.u32(0x0002_0000);
        ObjRefs.writePointed(out, host.objRef(call, entry));
        return StatusCodes.NO_ERROR;
    }

    private Enumeration evaluate(int level, String text, boolean forwardOnly) throws MethodFailure {
        Wql query = parse(text);
        host.watch().asked(query.className());
        Repository.Session session = repository.get().open(resource);
        Namespace namespace = session.namespace();
        if (namespace.requiresEncryption() && level < PRIVACY) {
            throw new MethodFailure(StatusCodes.ACCESS_DENIED);
        }
        ClassDef type =
                namespace
                        .type(query.className())
                        .orElseThrow(() -> new MethodFailure(StatusCodes.INVALID_CLASS));
        if (namespace.refuses(type)) {
            throw new MethodFailure(StatusCodes.ACCESS_DENIED);
        }
        checkProperties(query, type);
        List<Row> rows =
                namespace.instances(type).stream().filter(query.condition()::holds).toList();
        host.watch().looked(query.className());
        boolean all = query.properties() == null;
        Style style = all ? Style.whole(session.server(), namespace.name()) : Style.limited();
        style = host.decorated() ? style.decoratedBy(session.server(), namespace.name()) : style;
        ObjectEncoder encoder =
                new ObjectEncoder(style.withSlack(host.classPartSlack()), query.properties());
        return new Enumeration(host, text, rows, encoder, forwardOnly);
    }

    private static Wql parse(String text) throws MethodFailure {
        try {
            return Wql.parse(text);
        } catch (Wql.SyntaxError e) {
            throw new MethodFailure(StatusCodes.INVALID_QUERY);
        }
    }

    /** A property that the class does not have, or a comparison with an array, is an error. */
    private static void checkProperties(Wql query, ClassDef type) throws MethodFailure {
        List<String> compared = query.condition().properties();
        List<String> names = new ArrayList<>(compared);
        if (query.properties() != null) {
            names.addAll(query.properties());
        }
        for (String name : names) {
            boolean system = name.startsWith("__");
            if (!system && type.member(name).isEmpty()) {
                throw new MethodFailure(StatusCodes.INVALID_QUERY);
            }
        }
        for (String name : compared) {
            if (type.member(name).map(member -> member.property().array()).orElse(true)) {
                throw new MethodFailure(StatusCodes.INVALID_QUERY);
            }
        }
    }
}
