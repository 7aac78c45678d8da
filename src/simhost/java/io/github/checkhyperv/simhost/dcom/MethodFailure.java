package io.github.checkhyperv.simhost.dcom;

/** A method that ends with an HRESULT or WBEMSTATUS other than success. */
public final class MethodFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** E_NOINTERFACE. */
    public static final int NO_INTERFACE = 0x8000_4002;

    /** E_ACCESSDENIED. */
    public static final int ACCESS_DENIED = 0x8007_0005;

    /** E_INVALIDARG. */
    public static final int INVALID_ARGUMENT = 0x8007_0057;

    /** REGDB_E_CLASSNOTREG. */
    public static final int CLASS_NOT_REGISTERED = 0x8004_0154;

    /** RPC_E_VERSION_MISMATCH. */
    public static final int VERSION_MISMATCH = 0x8001_0110;

    /** RPC_E_INVALID_HEADER: what Windows gives for a COM version that is too low. */
    public static final int INVALID_HEADER = 0x8001_0111;

    private final int value;

    /** This result. */
    public MethodFailure(int value) {
        super("0x" + Integer.toHexString(value));
        this.value = value;
    }

    /** The result as it is on the wire. */
    public int value() {
        return value;
    }
}
