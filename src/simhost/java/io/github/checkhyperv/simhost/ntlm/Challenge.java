package io.github.checkhyperv.simhost.ntlm;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CHALLENGE_MESSAGE, [MS-NLMP] 2.2.1.2.
 *
 * @param flags NegotiateFlags
 * @param targetName NetBIOS name of the domain
 * @param serverChallenge 8 octets
 * @param targetInfo the AV pairs in their order, without the end mark
 */
public record Challenge(
        int flags, String targetName, byte[] serverChallenge, List<AvPair> targetInfo) {
    private static final int HEADER = 56;

    /**
     * AV_PAIR, [MS-NLMP] 2.2.2.1.
     *
     * @param id AvId
     * @param value Value
     */
    public record AvPair(int id, byte[] value) {
        /** MsvAvNbComputerName. */
        public static final int NB_COMPUTER_NAME = 1;

        /** MsvAvNbDomainName. */
        public static final int NB_DOMAIN_NAME = 2;

        /** MsvAvDnsComputerName. */
        public static final int DNS_COMPUTER_NAME = 3;

        /** MsvAvDnsDomainName. */
        public static final int DNS_DOMAIN_NAME = 4;

        /** MsvAvDnsTreeName. */
        public static final int DNS_TREE_NAME = 5;

        /** MsvAvFlags. */
        public static final int FLAGS = 6;

        /** MsvAvTimestamp. */
        public static final int TIMESTAMP = 7;

        /** MsvAvTargetName. */
        public static final int TARGET_NAME = 9;

        /** A pair that holds text. */
        public static AvPair text(int id, String value) {
            return new AvPair(id, value.getBytes(StandardCharsets.UTF_16LE));
        }
    }

    /** The same with other flags. */
    public Challenge withFlags(int otherFlags) {
        return new Challenge(otherFlags, targetName, serverChallenge, targetInfo);
    }

    /** The same with other AV pairs. */
    public Challenge withTargetInfo(List<AvPair> other) {
        return new Challenge(flags, targetName, serverChallenge, other);
    }

    /** The message as it goes out. */
    public byte[] encode() {
        byte[] name = targetName.getBytes(StandardCharsets.UTF_16LE);
        boolean hasInfo = (flags & Flags.TARGET_INFO) != 0;
        byte[] info = hasInfo ? encodeTargetInfo() : new byte[0];
        OctetWriter out = new OctetWriter();
        out.bytes("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).u32(2);
        out.u16(name.length).u16(name.length).u32(HEADER);
        out.u32(flags).bytes(serverChallenge).u64(0);
        out.u16(info.length).u16(info.length).u32(HEADER + name.length);
        // VERSION 2.2.2.10: Windows Server 2019, NTLMSSP_REVISION_W2K3.
        out.u8(10).u8(0).u16(17763).u8(0).u16(0).u8(15);
        return out.bytes(name).bytes(info).toBytes();
    }

    private byte[] encodeTargetInfo() {
        OctetWriter out = new OctetWriter();
        for (AvPair pair : targetInfo) {
            out.u16(pair.id()).u16(pair.value().length).bytes(pair.value());
        }
        return out.u16(0).u16(0).toBytes();
    }
}
