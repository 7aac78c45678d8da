package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.UUID;

/**
 * The activation properties that come back, [MS-DCOM] 2.2.22: PropsOutInfo with the new object and
 * ScmReplyInfo with the way to it.
 *
 * @param interfaceId the interface of the object
 * @param objRef the object
 * @param oxid its exporter
 * @param bindings where the exporter listens
 * @param remUnknown the exporter's IRemUnknown
 * @param authenticationHint authnHint
 */
record ActivationPropertiesOut(
        UUID interfaceId,
        byte[] objRef,
        long oxid,
        BindingArray bindings,
        UUID remUnknown,
        int authenticationHint) {
    private static final int REMOTE = 2;

    /** The OBJREF_CUSTOM that carries all of it. */
    byte[] encode() {
        byte[] props = serialize(propsOutInfo());
        byte[] reply = serialize(scmReplyInfo());
        OctetWriter header = new OctetWriter();
        int totalSizeAt = header.size();
        header.u32(0).u32(0).u32(0).u32(REMOTE).u32(2).guid(new UUID(0, 0));
        header.u32(0x0002_0000).u32(0x0002_0004).u32(0);
        header.u32(2).guid(Ids.CLASS_ACTIVATION_PROPERTIES_OUT).guid(Ids.CLASS_SCM_REPLY_INFO);
        header.u32(2).u32(props.length).u32(reply.length);
        int headerSize = 16 + (header.size() + 7) / 8 * 8;
        int totalSize = headerSize + props.length + reply.length;
        header.patch32(totalSizeAt, totalSize).patch32(totalSizeAt + 4, headerSize);
        OctetWriter blob = new OctetWriter();
        blob.u32(totalSize).u32(0).bytes(serialize(header.toBytes())).bytes(props).bytes(reply);
        return ObjRefs.custom(
                Ids.ACTIVATION_PROPERTIES_OUT, Ids.CLASS_ACTIVATION_PROPERTIES_OUT, blob.toBytes());
    }

    /** 2.2.22.2.9. */
    private byte[] propsOutInfo() {
        OctetWriter out = new OctetWriter();
        out.u32(1).u32(0x0002_0000).u32(0x0002_0004).u32(0x0002_0008);
        out.u32(1).guid(interfaceId);
        out.u32(1).u32(0);
        out.u32(1).u32(0x0002_000C);
        ObjRefs.writePointed(out, objRef);
        return out.toBytes();
    }

    /** 2.2.22.2.8, with customREMOTE_REPLY_SCM_INFO 2.2.22.2.8.1. */
    private byte[] scmReplyInfo() {
        OctetWriter out = new OctetWriter();
        out.u32(0).u32(0x0002_0000);
        out.u64(oxid).u32(0x0002_0004).guid(remUnknown).u32(authenticationHint);
        out.u16(5).u16(7);
        byte[] array = bindings.encode();
        out.u32((array.length - 4) / 2).bytes(array);
        return out.toBytes();
    }

    /** Type serialization version 1, [MS-RPCE] 2.2.6. */
    private static byte[] serialize(byte[] data) {
        int length = (data.length + 7) / 8 * 8;
        OctetWriter out = new OctetWriter();
        out.u8(1).u8(0x10).u16(8).u32(0xCCCC_CCCCL).u32(length).u32(0);
        return out.bytes(data).fill(length - data.length, 0).toBytes();
    }
}
