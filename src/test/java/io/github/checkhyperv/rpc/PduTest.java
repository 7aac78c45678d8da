package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PduTest {
    @Test
    void typeAndFlagsAreUnsigned() throws ProtocolViolation {
        byte[] octets = new byte[16];
        octets[2] = (byte) 0x91;
        octets[3] = (byte) 0x83;
        Pdu pdu = Pdu.read(octets);
        assertEquals(0x91, pdu.type());
        assertEquals(0x83, pdu.flags());
    }
}
