package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rpc.pdu.BindAcknowledgePdu;

/** C706 12.6.3.1: the common header. */
class PduTest {
    private static byte[] header(int fragLength) {
        byte[] octets = new byte[16];
        octets[0] = 5;
        octets[4] = 0x10;
        octets[8] = (byte) fragLength;
        octets[9] = (byte) (fragLength >> 8);
        return octets;
    }

    @Test
    void typeAndFlagsAreUnsigned() throws ProtocolViolation {
        byte[] octets = new byte[16];
        octets[2] = (byte) 0x91;
        octets[3] = (byte) 0x83;
        Pdu pdu = Pdu.read(octets);
        assertEquals(0x91, pdu.type());
        assertEquals(0x83, pdu.flags());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 0x7fff, 0x8000, 0xffff})
    void aPduIsAtLeastAHeaderAndAtMostWhatItsLengthCanTell(int length) throws ProtocolViolation {
        assertEquals(length, Pdu.checkedLength(header(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void aPduThatIsShorterThanItsHeaderIsRefused(int length) {
        refused(header(length), "frag_length " + length + " is shorter than a header");
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "0, 6", "1, 2", "1, -1"})
    void anotherVersionIsRefused(int at, int value) {
        byte[] octets = header(16);
        octets[at] = (byte) value;
        refused(octets, "no RPC PDU of version 5");
    }

    @Test
    void versionFivePointOneIsTheSame() throws ProtocolViolation {
        byte[] octets = header(16);
        octets[1] = 1;
        assertEquals(16, Pdu.checkedLength(octets));
    }

    /** Big-endian, EBCDIC, VAX floating point. */
    @ParameterizedTest
    @CsvSource({"4, 0", "4, 17", "5, 1"})
    void anotherDataRepresentationIsRefused(int at, int value) {
        byte[] octets = header(16);
        octets[at] = (byte) value;
        refused(octets, "unknown data representation");
    }

    private static void refused(byte[] header, String message) {
        ProtocolViolation e =
                assertThrows(ProtocolViolation.class, () -> Pdu.checkedLength(header));
        assertEquals(message, e.getMessage());
    }

    @Test
    void theVerifierIsWithinThePdu() throws ProtocolViolation {
        byte[] octets = new byte[16 + 8 + 20];
        octets[10] = 20;
        Pdu pdu = Pdu.read(octets);
        assertEquals(20, pdu.authLength());
        assertEquals(16, pdu.secTrailerOffset());
        octets[10] = 21;
        ProtocolViolation e = assertThrows(ProtocolViolation.class, () -> Pdu.read(octets));
        assertEquals("auth_length 21 is longer than the PDU", e.getMessage());
    }

    @Test
    void aPduWithoutVerifierNeedsNoRoomForOne() throws ProtocolViolation {
        assertEquals(0, Pdu.read(new byte[16]).authLength());
    }

    @Test
    void fragmentsAreToldByTheirFlags() throws ProtocolViolation {
        byte[] octets = new byte[16];
        octets[3] = 1;
        assertTrue(Pdu.read(octets).isFirstFragment());
        assertFalse(Pdu.read(octets).isLastFragment());
        octets[3] = 2;
        assertFalse(Pdu.read(octets).isFirstFragment());
        assertTrue(Pdu.read(octets).isLastFragment());
    }

    @Test
    void numbersAreLittleEndianAndUnsigned() throws ProtocolViolation {
        byte[] octets = {0, (byte) 0xfe, (byte) 0xdc, (byte) 0xba, (byte) 0x98};
        assertEquals(0xfe, Pdu.uint8(octets, 1));
        assertEquals(0xdcfe, Pdu.uint16(octets, 1));
        assertEquals(0x98badcfe, Pdu.int32(octets, 1));
    }

    @Test
    void aBodyThatIsCutShortIsRefused() throws ProtocolViolation {
        byte[] whole = HostPdu.results(HostPdu.BIND_ACK, 0).octets();
        Pdu cut = Pdu.read(Arrays.copyOf(whole, whole.length - 1));
        ProtocolViolation e =
                assertThrows(ProtocolViolation.class, () -> cut.decode(new BindAcknowledgePdu()));
        assertEquals("a PDU of type 12 is cut short", e.getMessage());
    }
}
