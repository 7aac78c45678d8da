package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/** [MS-DCOM] 2.2.18 OBJREF: a reference to an object, or the object itself. */
sealed interface ObjRef {
    /** "MEOW". */
    int SIGNATURE = 0x574f454d;

    int FLAG_STANDARD = 1;
    int FLAG_CUSTOM = 4;

    /**
     * [MS-DCOM] 2.2.18.4 OBJREF_STANDARD with its 2.2.18.2 STDOBJREF.
     *
     * @param iid the interface that it is a reference to
     * @param publicReferences references that were handed out and have to be given back
     * @param oxid 8 octets, the object exporter
     * @param ipid the interface of that object, to be named in calls
     */
    record Standard(Guid iid, int publicReferences, long oxid, Guid ipid) implements ObjRef {}

    /**
     * [MS-DCOM] 2.2.18.6 OBJREF_CUSTOM.
     *
     * @param clsid the class that knows how to read the data
     * @param data pObjectData, to be read where it lies
     */
    record Custom(Guid iid, Guid clsid, NdrReader data) implements ObjRef {}

    /** [MS-DCOM] 2.2.14 MInterfacePointer: ulCntData, abData, behind its conformance. */
    static ObjRef readInterfacePointer(NdrReader in) throws MalformedStub {
        long conformance = in.uint32("MInterfacePointer conformance");
        long length = in.uint32("MInterfacePointer.ulCntData");
        if (length > conformance) {
            throw in.error("MInterfacePointer of " + length + " octets in " + conformance);
        }
        NdrReader data = in.slice(length, "MInterfacePointer.abData");
        in.skip(Math.min(conformance - length, in.remaining()), "MInterfacePointer rest");
        return read(data);
    }

    /** Reads signature, flags, iid and what the flags say. */
    static ObjRef read(NdrReader in) throws MalformedStub {
        if (in.int32("OBJREF.signature") != SIGNATURE) {
            throw in.error("no OBJREF signature");
        }
        int flags = in.int32("OBJREF.flags");
        Guid iid = in.guid("OBJREF.iid");
        if (flags == FLAG_STANDARD) {
            return readStandard(iid, in);
        }
        if (flags == FLAG_CUSTOM) {
            return readCustom(iid, in);
        }
        throw in.error("an OBJREF of kind " + flags);
    }

    private static Standard readStandard(Guid iid, NdrReader in) throws MalformedStub {
        in.int32("STDOBJREF.flags");
        int references = in.int32("STDOBJREF.cPublicRefs");
        long oxid = in.uint32("STDOBJREF.oxid") | in.uint32("STDOBJREF.oxid") << 32;
        in.skip(8, "STDOBJREF.oid");
        return new Standard(iid, references, oxid, in.guid("STDOBJREF.ipid"));
    }

    private static Custom readCustom(Guid iid, NdrReader in) throws MalformedStub {
        Guid clsid = in.guid("OBJREF_CUSTOM.clsid");
        // cbExtension and the size that follows are for nobody: the size is often not what it says.
        in.int32("OBJREF_CUSTOM.cbExtension");
        in.int32("OBJREF_CUSTOM.reserved");
        return new Custom(iid, clsid, in.slice(in.remaining(), "OBJREF_CUSTOM.pObjectData"));
    }
}
