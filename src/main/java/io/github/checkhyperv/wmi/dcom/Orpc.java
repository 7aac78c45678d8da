package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.rpc.Guid;

/** What stands before the parameters of every DCOM call and of every answer. */
final class Orpc {
    /** COM version 5.7; a lower one is answered with RPC_E_VERSION_MISMATCH. */
    static final int MAJOR_VERSION = 5;

    static final int MINOR_VERSION = 7;

    /** More extensions than any host sends; real ones have one or two. */
    private static final int MAX_EXTENSIONS = 64;

    private Orpc() {}

    /** [MS-DCOM] 2.2.13.3 ORPCTHIS: version, flags, reserved1, cid, no extensions. */
    static NdrWriter request(Guid causality) {
        return new NdrWriter()
                .uint16(MAJOR_VERSION)
                .uint16(MINOR_VERSION)
                .uint32(0)
                .uint32(0)
                .guid(causality)
                .nullPointer();
    }

    /**
     * [MS-DCOM] 2.2.13.4 ORPCTHAT: flags, extensions. Extensions (an error object, debug and
     * context data) are stepped over: none of them changes what the call returned.
     *
     * @return the reader, at the first parameter
     */
    static NdrReader answer(byte[] stub) throws MalformedStub {
        NdrReader in = NdrReader.of(stub);
        in.int32("ORPCTHAT.flags");
        if (in.pointer("ORPCTHAT.extensions")) {
            skipExtensions(in);
        }
        return in;
    }

    /** [MS-DCOM] 2.2.21.2 ORPC_EXTENT_ARRAY: size, reserved, extent; 2.2.21.1 ORPC_EXTENT. */
    private static void skipExtensions(NdrReader in) throws MalformedStub {
        in.int32("ORPC_EXTENT_ARRAY.size");
        in.int32("ORPC_EXTENT_ARRAY.reserved");
        if (!in.pointer("ORPC_EXTENT_ARRAY.extent")) {
            return;
        }
        int count = in.count(4, "ORPC_EXTENT_ARRAY.extent");
        if (count > MAX_EXTENSIONS) {
            throw in.error(count + " extensions of ORPCTHAT");
        }
        int present = 0;
        for (int i = 0; i < count; i++) {
            present += in.pointer("ORPC_EXTENT pointer") ? 1 : 0;
        }
        for (int i = 0; i < present; i++) {
            long octets = in.uint32("ORPC_EXTENT.data count");
            in.guid("ORPC_EXTENT.id");
            in.int32("ORPC_EXTENT.size");
            in.skip(octets, "ORPC_EXTENT.data");
        }
        in.align(4);
    }
}
