package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
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
}
