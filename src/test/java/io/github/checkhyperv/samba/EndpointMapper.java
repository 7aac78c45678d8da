package io.github.checkhyperv.samba;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.ntlm.NtlmContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Asks an endpoint mapper where an interface listens, in a sealed call. */
final class EndpointMapper {
    private static final String UUID = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    private static final int PORT = 135;
    private static final int EPT_MAP = 3;

    /** In the answer: entry_handle, num_towers, three counts, one pointer, two lengths. */
    private static final int TOWER = 20 + 4 + 12 + 4 + 8;

    private EndpointMapper() {}

    /**
     * ept_map, C706 appendix O: a tower with the interface goes in, one with its port comes out.
     */
    static int portOf(String address, String uuid, int version, NtlmContext ntlm)
            throws IOException, SessionException {
        byte[] tower = tower(uuid, version);
        SambaPdu stub =
                new SambaPdu().u32(0).u32(1).u32(tower.length).u32(tower.length).octets(tower);
        stub.align(4).octets(new byte[20]).u32(1);
        try (RpcClient rpc = new RpcClient(address, PORT)) {
            rpc.bind(UUID, 3, ntlm);
            byte[] answer = rpc.call(EPT_MAP, stub.toByteArray());
            ByteBuffer in = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
            if (in.getInt(20) != 1) {
                throw new AssertionError(in.getInt(20) + " towers");
            }
            return port(in);
        }
    }

    /** C706 appendix L: interface, NDR, connection-oriented RPC, TCP, IP. */
    private static byte[] tower(String uuid, int version) {
        SambaPdu tower = new SambaPdu().u16(5);
        tower.u16(19).u8(0x0d).uuid(uuid).u16(version).u16(2).u16(0);
        tower.u16(19).u8(0x0d).uuid(RpcClient.NDR).u16(2).u16(2).u16(0);
        tower.u16(1).u8(0x0b).u16(2).u16(0);
        tower.u16(1).u8(0x07).u16(2).u16(0);
        return tower.u16(1).u8(0x09).u16(4).u32(0).toByteArray();
    }

    /** The right-hand side of the fourth floor, in network order. */
    private static int port(ByteBuffer in) {
        int at = TOWER + 2;
        for (int floor = 1; floor < 4; floor++) {
            at += 2 + in.getShort(at);
            at += 2 + in.getShort(at);
        }
        at += 2 + in.getShort(at) + 2;
        return in.order(ByteOrder.BIG_ENDIAN).getShort(at) & 0xffff;
    }
}
