package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;
import java.util.ArrayList;
import java.util.List;

/** What the host handed out in this session and gets back, many in one call. */
final class References {
    /** IRemUnknown::RemRelease ([MS-DCOM] 3.1.1.5.6.1.3). */
    static final int REM_RELEASE = 5;

    /** How many may be of no use any more before the host gets them back. */
    private static final int MOST_DUE = 16;

    private final List<ObjRef.Standard> held = new ArrayList<>();
    private final List<ObjRef.Standard> due = new ArrayList<>();

    /** Takes note of a reference that is in use. */
    void hold(ObjRef.Standard reference) {
        held.add(reference);
    }

    /** The reference is of no use any more. */
    void giveBack(ObjRef.Standard reference) {
        // By identity: what Java generates for records costs a check 13 ms at first use.
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i) == reference) {
                due.add(held.remove(i));
            }
        }
    }

    /** Whether so many are due that the host should not wait for the end of the session. */
    boolean manyAreDue() {
        return due.size() >= MOST_DUE;
    }

    /** The session is over: all are of no use any more. */
    void giveBackAll() {
        due.addAll(held);
        held.clear();
    }

    int due() {
        return due.size();
    }

    /**
     * The stub that gives back what is due, which then is no longer: cInterfaceRefs and
     * InterfaceRefs; REMINTERFACEREF is ipid, cPublicRefs, cPrivateRefs.
     */
    byte[] release(Guid causality) {
        NdrWriter out = Orpc.request(causality).uint16(due.size()).uint32(due.size());
        for (ObjRef.Standard reference : due) {
            out.guid(reference.ipid()).uint32(reference.publicReferences()).uint32(0);
        }
        due.clear();
        return out.toByteArray();
    }
}
