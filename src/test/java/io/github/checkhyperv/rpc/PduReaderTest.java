package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PduReaderTest {
    private static final int LONGEST = 0xffff;

    /** The header of a response (C706 12.6.3.1), and octets that are zero, over and over. */
    private static final class EndlessPdus extends InputStream {
        private final byte[] header = new byte[16];
        private long at;

        EndlessPdus() {
            header[0] = 5;
            header[2] = 2;
            header[4] = 0x10;
            header[8] = (byte) LONGEST;
            header[9] = (byte) (LONGEST >>> 8);
        }

        @Override
        public int read() {
            int offset = (int) (at++ % LONGEST);
            return offset < header.length ? header[offset] & 0xff : 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    void aConnectionThatNeverEndsComesToItsEnd() throws IOException {
        PduReader reader = new PduReader();
        InputStream host = new EndlessPdus();
        long octets = 0;
        while (octets + LONGEST <= PduReader.MAX_OCTETS) {
            octets += reader.receive(host).octets().length;
        }
        ProtocolViolation e = assertThrows(ProtocolViolation.class, () -> reader.receive(host));
        assertEquals("more than 1073741824 octets", e.getMessage());
        assertTrue(octets > 500L << 20);
    }

    /** As a slow network has it. */
    private static final class Dribble extends InputStream {
        private final byte[] octets;
        private int at;

        Dribble(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public int read() {
            return at == octets.length ? -1 : octets[at++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int octet = read();
            if (octet < 0) {
                return -1;
            }
            target[offset] = (byte) octet;
            return 1;
        }
    }

    @Test
    void pdusAreCutOutOfWhateverComes() throws IOException {
        byte[] one = HostPdu.response((byte) 1, (byte) 2).octets();
        byte[] two = HostPdu.fault(5).octets();
        PduReader reader = new PduReader();
        InputStream host = new Dribble(concatenated(one, two));
        assertArrayEquals(one, reader.receive(host).octets());
        assertArrayEquals(two, reader.receive(host).octets());
        assertThrows(EOFException.class, () -> reader.receive(host));
    }

    @Test
    void aPduThatStaysIncompleteIsTheEnd() {
        byte[] pdu = HostPdu.fault(5).octets();
        for (int length = 0; length < pdu.length; length++) {
            InputStream host = new ByteArrayInputStream(pdu, 0, length);
            assertThrows(EOFException.class, () -> new PduReader().receive(host));
        }
    }

    private static byte[] concatenated(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
