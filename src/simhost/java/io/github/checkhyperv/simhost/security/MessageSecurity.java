package io.github.checkhyperv.simhost.security;

/** Opens what comes in over one authenticated connection, and closes what goes out. */
public interface MessageSecurity {
    /** auth_type. */
    int authType();

    /** Octets of the verifier of every PDU that goes out. */
    int tokenLength();

    /**
     * Opens and checks an incoming PDU whose verifier is at its end, behind the trailer.
     *
     * @param sealFrom where the stub starts
     * @param sealTo where the trailer starts
     * @param sealed whether the stub is encrypted
     * @return whether the verifier and its sequence number are right
     */
    boolean open(byte[] pdu, int sealFrom, int sealTo, boolean sealed);

    /** Signs an outgoing PDU, at whose end there is room for the verifier, and seals a part. */
    void close(byte[] pdu, int sealFrom, int sealTo, boolean seal);
}
