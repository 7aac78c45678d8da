package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/**
 * The request of IRemoteSCMActivator::RemoteCreateInstance ([MS-DCOM] 3.1.2.5.2.3.3): one class,
 * one interface, over TCP, in the properties that a Windows client sends.
 */
final class ActivationRequest {
    static final int OPNUM = 4;

    private static final Guid SPECIAL_SYSTEM_PROPERTIES = activationClass("1b9");
    private static final Guid INSTANTIATION_INFO = activationClass("1ab");
    private static final Guid ACTIVATION_CONTEXT_INFO = activationClass("1a5");
    private static final Guid SECURITY_INFO = activationClass("1a6");
    private static final Guid SERVER_LOCATION_INFO = activationClass("1a4");
    private static final Guid SCM_REQUEST_INFO = activationClass("1aa");

    /** ORPCF_LOCAL, which activation sets ([MS-DCOM] 2.2.13.3). */
    private static final int ORPCF_LOCAL = 1;

    /** CLSCTX_REMOTE_SERVER and CLSCTX_LOCAL_SERVER. */
    private static final int CLASS_CONTEXT = 0x14;

    private static final int RPC_C_AUTHN_LEVEL_PKT_PRIVACY = 6;
    private static final int RPC_C_IMP_LEVEL_IDENTIFY = 2;
    private static final int ANY_SESSION = 0xffffffff;
    private static final int MSHCTX_DIFFERENTMACHINE = 2;
    private static final int NCACN_IP_TCP = 7;

    private static final int OBJREF_CUSTOM_HEADER = 48;

    private ActivationRequest() {}

    private static Guid activationClass(String digits) {
        return Guid.of("00000" + digits + "-0000-0000-c000-000000000046");
    }

    /** The stub; {@code serverName} is the host as the user wrote it. */
    static byte[] stub(Guid causality, Guid clsid, Guid iid, String serverName) {
        byte[] properties = properties(clsid, iid, serverName);
        int length = OBJREF_CUSTOM_HEADER + properties.length;
        return new NdrWriter()
                .uint16(Orpc.MAJOR_VERSION)
                .uint16(Orpc.MINOR_VERSION)
                .uint32(ORPCF_LOCAL)
                .uint32(0)
                .guid(causality)
                .nullPointer()
                .nullPointer() // pUnkOuter
                .pointer() // pActProperties
                .uint32(length)
                .uint32(length)
                .uint32(ObjRef.SIGNATURE)
                .uint32(ObjRef.FLAG_CUSTOM)
                .guid(Interfaces.IID_ACTIVATION_PROPERTIES_IN)
                .guid(Interfaces.CLSID_ACTIVATION_PROPERTIES_IN)
                .uint32(0) // cbExtension
                .uint32(properties.length + 8)
                .octets(properties)
                .toByteArray();
    }

    /**
     * [MS-DCOM] 2.2.22 Activation Properties BLOB: dwSize, dwReserved, CustomHeader, properties.
     */
    private static byte[] properties(Guid clsid, Guid iid, String serverName) {
        // Six, as Windows: with an odd number the header ends in padding, which tshark overlooks.
        Guid[] classes = {
            SPECIAL_SYSTEM_PROPERTIES,
            INSTANTIATION_INFO,
            ACTIVATION_CONTEXT_INFO,
            SECURITY_INFO,
            SERVER_LOCATION_INFO,
            SCM_REQUEST_INFO
        };
        byte[][] properties = {
            specialProperties(),
            instantiationInfo(clsid, iid),
            activationContextInfo(),
            securityInfo(serverName),
            locationInfo(),
            scmRequestInfo()
        };
        int total = 0;
        for (byte[] property : properties) {
            total += property.length;
        }
        // The header's length does not depend on the sizes in it, so a first pass tells it.
        int headerSize = customHeader(classes, properties, 0, 0).length;
        total += headerSize;
        NdrWriter out = new NdrWriter().uint32(total).uint32(0);
        out.octets(customHeader(classes, properties, total, headerSize));
        for (byte[] property : properties) {
            out.octets(property);
        }
        return out.toByteArray();
    }

    /** [MS-DCOM] 2.2.22.1 CustomHeader. */
    private static byte[] customHeader(
            Guid[] classes, byte[][] properties, int totalSize, int headerSize) {
        NdrWriter out = new NdrWriter();
        out.uint32(totalSize).uint32(headerSize).uint32(0).uint32(MSHCTX_DIFFERENTMACHINE);
        out.uint32(classes.length).octets(new byte[Guid.LENGTH]); // classInfoClsid
        out.pointer().pointer().nullPointer(); // pclsid, pSizes, pdwReserved
        out.uint32(classes.length);
        for (Guid activationClass : classes) {
            out.guid(activationClass);
        }
        out.uint32(properties.length);
        for (byte[] property : properties) {
            out.uint32(property.length);
        }
        return serialized(out);
    }

    /** [MS-DCOM] 2.2.22.2.2 SpecialPropertiesData. */
    private static byte[] specialProperties() {
        NdrWriter out = new NdrWriter().uint32(ANY_SESSION).uint32(0);
        out.uint32(0).uint32(0); // fClientImpersonating, fPartitionIDPresent
        out.uint32(RPC_C_AUTHN_LEVEL_PKT_PRIVACY).octets(new byte[Guid.LENGTH]);
        out.uint32(0).uint32(CLASS_CONTEXT).uint32(0); // dwPRTFlags, dwOrigClsctx, dwFlags
        return serialized(out.uint32(0).align(8).octets(new byte[28]));
    }

    /** [MS-DCOM] 2.2.22.2.1 InstantiationInfoData. */
    private static byte[] instantiationInfo(Guid clsid, Guid iid) {
        byte[] first = instantiationInfo(clsid, iid, 0);
        return instantiationInfo(clsid, iid, first.length);
    }

    private static byte[] instantiationInfo(Guid clsid, Guid iid, int thisSize) {
        NdrWriter out = new NdrWriter().guid(clsid).uint32(CLASS_CONTEXT);
        out.uint32(0).uint32(0); // actvflags, fIsSurrogate
        out.uint32(1).uint32(0).pointer(); // cIID, instFlag, pIID
        out.uint32(thisSize).uint16(Orpc.MAJOR_VERSION).uint16(Orpc.MINOR_VERSION);
        out.uint32(1).guid(iid);
        return serialized(out);
    }

    /** [MS-DCOM] 2.2.22.2.5 ActivationContextInfoData, without contexts. */
    private static byte[] activationContextInfo() {
        NdrWriter out = new NdrWriter().uint32(0).uint32(0).uint32(0).uint32(0);
        return serialized(out.nullPointer().nullPointer());
    }

    /** [MS-DCOM] 2.2.22.2.7 SecurityInfoData with its COSERVERINFO. */
    private static byte[] securityInfo(String serverName) {
        NdrWriter out = new NdrWriter().uint32(0).pointer().nullPointer();
        out.uint32(0).pointer().nullPointer().uint32(0);
        return serialized(out.wideString(serverName));
    }

    /** [MS-DCOM] 2.2.22.2.6 LocationInfoData. */
    private static byte[] locationInfo() {
        return serialized(new NdrWriter().nullPointer().uint32(0).uint32(0).uint32(0));
    }

    /** [MS-DCOM] 2.2.22.2.4 ScmRequestInfoData with its customREMOTE_REQUEST_SCM_INFO. */
    private static byte[] scmRequestInfo() {
        NdrWriter out = new NdrWriter().nullPointer().pointer();
        out.uint32(RPC_C_IMP_LEVEL_IDENTIFY).uint16(1).pointer();
        return serialized(out.uint32(1).uint16(NCACN_IP_TCP));
    }

    /** Pads to 8 octets and puts the common and the private header before ([MS-RPCE] 2.2.6). */
    private static byte[] serialized(NdrWriter body) {
        byte[] padded = body.align(8).toByteArray();
        return new NdrWriter()
                .uint32(0x00081001)
                .uint32(0xcccccccc)
                .uint32(padded.length)
                .uint32(0)
                .octets(padded)
                .toByteArray();
    }
}
