package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.UUID;

/** OBJREF, [MS-DCOM] 2.2.18, and how it travels in an MInterfacePointer, 2.2.14. */
public final class ObjRefs {
    private static final long SIGNATURE = 0x574F_454DL;
    private static final int STANDARD = 1;
    private static final int CUSTOM = 4;
    private static final int SIZE_FIELDS = 8;

    private ObjRefs() {}

    /** OBJREF_STANDARD, 2.2.18.4. */
    public static byte[] standard(ObjectTable.Entry entry, long oxid, BindingArray resolver) {
        OctetWriter out = new OctetWriter();
        out.u32(SIGNATURE).u32(STANDARD).guid(entry.interfaceId());
        stdObjRef(out, entry, oxid);
        return out.bytes(resolver.encode()).toBytes();
    }

    /** STDOBJREF, 2.2.18.2. */
    static void stdObjRef(OctetWriter out, ObjectTable.Entry entry, long oxid) {
        out.u32(0).u32(ObjectTable.REFERENCES_GIVEN).u64(oxid).u64(entry.oid());
        out.guid(entry.ipid());
    }

    /** OBJREF_CUSTOM, 2.2.18.6. */
    public static byte[] custom(UUID interfaceId, UUID unmarshaler, byte[] data) {
        OctetWriter out = new OctetWriter(48 + data.length);
        out.u32(SIGNATURE).u32(CUSTOM).guid(interfaceId).guid(unmarshaler);
        return out.u32(0).u32(data.length + SIZE_FIELDS).bytes(data).toBytes();
    }

    /** MInterfacePointer behind its referent: conformance, ulCntData, abData. */
    public static void writePointed(OctetWriter out, byte[] objRef) {
        out.u32(objRef.length).u32(objRef.length).bytes(objRef).align(4);
    }
}
