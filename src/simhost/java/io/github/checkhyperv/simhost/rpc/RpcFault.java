package io.github.checkhyperv.simhost.rpc;

/** A request that is answered with a fault PDU. */
public final class RpcFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** ERROR_ACCESS_DENIED, which Windows uses as an RPC status. */
    public static final int ACCESS_DENIED = 0x0000_0005;

    /** nca_s_op_rng_error. */
    public static final int OP_RANGE = 0x1C01_0002;

    /** nca_s_unk_if. */
    public static final int UNKNOWN_INTERFACE = 0x1C01_0003;

    /** RPC_E_DISCONNECTED: there is no object behind this IPID. */
    public static final int DISCONNECTED = 0x8001_0108;

    /** RPC_X_BAD_STUB_DATA. */
    public static final int BAD_STUB = 0x0000_06F7;

    private final int status;

    /** A fault with this status. */
    public RpcFault(int status) {
        super("fault 0x" + Integer.toHexString(status));
        this.status = status;
    }

    /** The status in the PDU. */
    public int status() {
        return status;
    }
}
