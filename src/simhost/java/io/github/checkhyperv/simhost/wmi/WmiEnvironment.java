package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.dcom.ObjRefs;
import io.github.checkhyperv.simhost.dcom.ObjectTable;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.watch.Counters;
import io.github.checkhyperv.simhost.wire.BindingArray;

/** What WMI's objects need to know of the host they live on. */
public interface WmiEnvironment {
    /** Where new objects are named. */
    ObjectTable objects();

    /** What is counted. */
    Counters counters();

    /** The bindings that go into an OBJREF. */
    BindingArray resolver(String localAddress);

    /** Whether errors of a semisynchronous query show at Next rather than at ExecQuery. */
    boolean errorsAtNext();

    /** Whether all objects name their server and namespace. */
    boolean decorated();

    /** Octets of slack in class parts. */
    int classPartSlack();

    /** Who is told of queries. */
    default QueryWatch watch() {
        return QueryWatch.NONE;
    }

    /** The MInterfacePointer of an object, behind its referent id. */
    default byte[] objRef(Call call, ObjectTable.Entry entry) {
        byte[] objRef = ObjRefs.standard(entry, objects().oxid(), resolver(call.localAddress()));
        return call.faults().onObjRef(call.point(), objRef);
    }
}
