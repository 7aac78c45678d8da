package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/**
 * The answer of IRemoteSCMActivator::RemoteCreateInstance ([MS-DCOM] 3.1.2.5.2.3.3).
 *
 * @param status the HRESULT of the call; unless it is a success the rest is not there
 * @param port where the object exporter listens
 * @param remUnknown the IPID of IRemUnknown of that object exporter
 * @param object the interface that was asked for
 */
record ActivationAnswer(int status, int port, Guid remUnknown, ObjRef.Standard object) {
    private static final Guid SCM_REPLY_INFO = Guid.of("000001b6-0000-0000-c000-000000000046");
    private static final Guid PROPS_OUT_INFO = Guid.of("00000339-0000-0000-c000-000000000046");

    private static final Guid NO_IPID = Guid.of("00000000-0000-0000-0000-000000000000");
    private static final ObjRef.Standard NO_REFERENCE = new ObjRef.Standard(NO_IPID, 0, 0, NO_IPID);

    /** Reads the stub for an activation of this one interface. */
    static ActivationAnswer read(byte[] stub, Guid iid) throws MalformedStub {
        NdrReader in = Orpc.answer(stub);
        if (!in.pointer("ppActProperties")) {
            int status = in.int32("HRESULT");
            if (!HResult.isFailure(status)) {
                throw in.error("no activation properties, and no failure either");
            }
            return failed(status);
        }
        ObjRef properties = ObjRef.readInterfacePointer(in);
        int status = in.int32("HRESULT");
        if (HResult.isFailure(status)) {
            return failed(status);
        }
        if (!(properties instanceof ObjRef.Custom custom)
                || !custom.clsid().equals(Interfaces.CLSID_ACTIVATION_PROPERTIES_OUT)) {
            throw in.error("the activation properties are of another kind");
        }
        return readProperties(custom.data(), iid);
    }

    private static ActivationAnswer failed(int status) {
        return new ActivationAnswer(status, 0, NO_IPID, NO_REFERENCE);
    }

    /**
     * [MS-DCOM] 2.2.22 Activation Properties BLOB: dwSize, dwReserved, CustomHeader, properties.
     */
    private static ActivationAnswer readProperties(NdrReader blob, Guid iid) throws MalformedStub {
        blob.int32("dwSize");
        blob.int32("dwReserved");
        int start = blob.position();
        NdrReader header = serialized(blob, "CustomHeader");
        header.int32("totalSize");
        long headerSize = header.uint32("headerSize");
        header.skip(8, "dwReserved, destCtx");
        int count = (int) header.uint32("cIfs");
        header.guid("classInfoClsid");
        header.skip(12, "pclsid, pSizes, pdwReserved");
        if (header.count(Guid.LENGTH, "pclsid") != count) {
            throw header.error("pclsid does not hold cIfs classes");
        }
        Guid[] classes = new Guid[count];
        for (int i = 0; i < count; i++) {
            classes[i] = header.guid("clsid");
        }
        if (header.count(4, "pSizes") != count) {
            throw header.error("pSizes does not hold cIfs sizes");
        }
        blob.skip(headerSize - (blob.position() - start), "CustomHeader");

        ScmReply reply = null;
        PropsOut object = null;
        for (Guid activationClass : classes) {
            NdrReader property = blob.slice(header.uint32("size"), "property");
            if (activationClass.equals(SCM_REPLY_INFO)) {
                reply = ScmReply.read(serialized(property, "ScmReplyInfoData"));
            } else if (activationClass.equals(PROPS_OUT_INFO)) {
                object = PropsOut.read(serialized(property, "PropsOutInfo"), iid);
            }
        }
        if (reply == null || object == null) {
            throw blob.error("ScmReplyInfoData or PropsOutInfo is missing");
        }
        return new ActivationAnswer(
                object.status(), reply.port(), reply.remUnknown(), object.reference());
    }

    /** [MS-DCOM] 2.2.22.2.9 PropsOutInfo: cIfs, piid, phresults, ppIntfData, of one interface. */
    private record PropsOut(int status, ObjRef.Standard reference) {
        static PropsOut read(NdrReader in, Guid iid) throws MalformedStub {
            long count = in.uint32("cIfs");
            in.skip(12, "piid, phresults, ppIntfData");
            if (count != 1 || in.count(Guid.LENGTH, "piid") != 1) {
                throw in.error(count + " interfaces instead of the one asked for");
            }
            boolean expected = in.guid("iid").equals(iid);
            if (in.count(4, "phresults") != 1) {
                throw in.error("phresults does not hold one HRESULT");
            }
            int status = in.int32("hresult");
            if (HResult.isFailure(status)) {
                return new PropsOut(status, NO_REFERENCE);
            }
            if (in.count(4, "ppIntfData") != 1 || !in.pointer("pIntfData")) {
                throw in.error("ppIntfData does not hold one reference");
            }
            ObjRef reference = ObjRef.readInterfacePointer(in);
            if (!expected
                    || !(reference instanceof ObjRef.Standard standard)
                    || !standard.iid().equals(iid)) {
                throw in.error("a reference to another interface");
            }
            return new PropsOut(status, standard);
        }
    }

    /** [MS-DCOM] 2.2.22.2.8 ScmReplyInfoData with its customREMOTE_REPLY_SCM_INFO. */
    private record ScmReply(int port, Guid remUnknown) {
        static ScmReply read(NdrReader in) throws MalformedStub {
            in.int32("pdwReserved");
            if (!in.pointer("remoteReply")) {
                throw in.error("no remoteReply");
            }
            in.align(8).skip(8, "Oxid");
            boolean bindings = in.pointer("pdsaOxidBindings");
            Guid remUnknown = in.guid("ipidRemUnknown");
            in.int32("authnHint");
            in.int32("serverVersion");
            if (!bindings) {
                throw in.error("no pdsaOxidBindings");
            }
            in.int32("DUALSTRINGARRAY conformance");
            return new ScmReply(DualStringArray.read(in).tcpPort(in), remUnknown);
        }
    }

    /** The body behind the common and the private header ([MS-RPCE] 2.2.6.1, 2.2.6.2). */
    private static NdrReader serialized(NdrReader in, String what) throws MalformedStub {
        in.skip(8, what + " common header");
        long length = in.uint32(what + " ObjectBufferLength");
        in.int32(what + " filler");
        // Some implementations count the padding in, some do not: what is there bounds it.
        return in.slice(Math.min(length, in.remaining()), what);
    }
}
