package io.github.checkhyperv.simhost.kerberos;

/**
 * How a host answers a right AP-REQ; a fault changes one of these.
 *
 * @param error error-code of a KRB-ERROR in place of the AP-REP; 0 for none
 * @param clockAhead seconds that the host's clock is ahead of the right time
 * @param mechanism the mechanism that it chooses
 * @param proof what the AP-REP proves
 * @param subkeyType encryption type of the host's own key; 0 for none
 * @param extra EC of its wrap tokens
 * @param rotation RRC of its wrap tokens
 * @param sequenceError how far its first sequence number is from what it said
 * @param mic what becomes of its mechListMIC
 * @param state negState at the end
 */
public record KerberosAnswer(
        int error,
        int clockAhead,
        Mechanism mechanism,
        Proof proof,
        int subkeyType,
        int extra,
        int rotation,
        int sequenceError,
        Mic mic,
        int state) {

    /** As Windows does it. */
    public static final KerberosAnswer RIGHT =
            new KerberosAnswer(
                    0, 0, Mechanism.MS_KERBEROS, Proof.RIGHT, 18, 16, 28, 0, Mic.RIGHT, 0);

    /** supportedMech. */
    public enum Mechanism {
        /** 1.2.840.48018.1.2.2. */
        MS_KERBEROS,
        /** 1.2.840.113554.1.2.2. */
        KERBEROS,
        /** 1.3.6.1.4.1.311.2.2.10. */
        NTLM,
        /** One that nobody offered. */
        UNKNOWN
    }

    /** The AP-REP. */
    public enum Proof {
        /** With the time of the request, under the key of the ticket. */
        RIGHT,
        /** With another time, as one from an earlier session has it. */
        OTHER_TIME,
        /** With another fraction of the second. */
        OTHER_MICROS,
        /** Under another key, as from somebody who cannot read the ticket. */
        OTHER_KEY,
        /** None. */
        MISSING
    }

    /** The mechListMIC. */
    public enum Mic {
        /** Over what the client offered. */
        RIGHT,
        /** Over something else. */
        WRONG,
        /** None. */
        MISSING
    }

    /** The same with a KRB-ERROR. */
    public KerberosAnswer withError(int value) {
        return new KerberosAnswer(
                value,
                clockAhead,
                mechanism,
                proof,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                mic,
                state);
    }

    /** The same with another clock. */
    public KerberosAnswer withClockAhead(int value) {
        return new KerberosAnswer(
                error,
                value,
                mechanism,
                proof,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                mic,
                state);
    }

    /** The same with another mechanism. */
    public KerberosAnswer withMechanism(Mechanism value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                value,
                proof,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                mic,
                state);
    }

    /** The same with another proof. */
    public KerberosAnswer withProof(Proof value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                value,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                mic,
                state);
    }

    /** The same with a subkey of another type. */
    public KerberosAnswer withSubkeyType(int value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                proof,
                value,
                extra,
                rotation,
                sequenceError,
                mic,
                state);
    }

    /** The same with other fillers and rotations. */
    public KerberosAnswer withFiller(int extraCount, int rotationCount) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                proof,
                subkeyType,
                extraCount,
                rotationCount,
                sequenceError,
                mic,
                state);
    }

    /** The same with other sequence numbers. */
    public KerberosAnswer withSequenceError(int value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                proof,
                subkeyType,
                extra,
                rotation,
                value,
                mic,
                state);
    }

    /** The same with another MIC. */
    public KerberosAnswer withMic(Mic value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                proof,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                value,
                state);
    }

    /** The same with another negState at the end. */
    public KerberosAnswer withState(int value) {
        return new KerberosAnswer(
                error,
                clockAhead,
                mechanism,
                proof,
                subkeyType,
                extra,
                rotation,
                sequenceError,
                mic,
                value);
    }
}
