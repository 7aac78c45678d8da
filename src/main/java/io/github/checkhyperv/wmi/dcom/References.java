package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;
import java.util.ArrayList;
import java.util.List;

/** What the host handed out in this session and gets back at its end, in one call. */
final class References {
    /** IRemUnknown::RemRelease ([MS-DCOM] 3.1.1.5.6.1.3). */
    static final int REM_RELEASE = 5;

    private final List<ObjRef.Standard> held = new ArrayList<>();

    /** Takes note of a reference and hands it on. */
    ObjRef.Standard hold(ObjRef.Standard reference) {
        held.add(reference);
        return reference;
    }

    int size() {
        return held.size();
    }

    /** cInterfaceRefs and InterfaceRefs: REMINTERFACEREF is ipid, cPublicRefs, cPrivateRefs. */
    byte[] release(Guid causality) {
        NdrWriter out = Orpc.request(causality).uint16(held.size()).uint32(held.size());
        for (ObjRef.Standard reference : held) {
            out.guid(reference.ipid()).uint32(reference.publicReferences()).uint32(0);
        }
        return out.toByteArray();
    }
}
