package io.github.checkhyperv.wmi.wmio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the octets: a value or a {@link WmioException}, soon, and with memory in proportion to
 * what came.
 */
@Timeout(300)
class DamagedObjectsTest {
    private final Exhauster all = new Exhauster();

    private static List<byte[]> samples() throws Exception {
        List<byte[]> samples = new ArrayList<>(WmioSamples.built().values());
        List<byte[]> recorded = WmioSamples.recorded();
        if (recorded.isEmpty()) {
            System.out.println("there is no corpus here: only built objects are damaged");
        }
        samples.addAll(recorded);
        return samples;
    }

    @Test
    void everyTruncationIsAValueOrAnException() throws Exception {
        for (byte[] sample : samples()) {
            for (int length = 0; length < sample.length; length++) {
                all.exhaust(Arrays.copyOf(sample, length));
            }
        }
        all.report("truncations");
    }

    /** So that the inner lengths are what is too long, not the outer one. */
    @Test
    void everyTruncationWithItsLengthSetRightIsAValueOrAnException() throws Exception {
        for (byte[] sample : samples()) {
            int step = sample.length > 4096 ? 7 : 1;
            for (int length = 8; length < sample.length; length += step) {
                byte[] shorter = Arrays.copyOf(sample, length);
                setUint32(shorter, 4, length - 8);
                all.exhaust(shorter);
            }
        }
        all.report("truncations with the length set right");
    }

    @Test
    void everyOctetCanBeWrong() throws Exception {
        Random random = new Random(20261123);
        for (byte[] sample : samples()) {
            int step = sample.length > 4096 ? 11 : 1;
            for (int at = 0; at < sample.length; at += step) {
                int octet = sample[at];
                for (int other :
                        new int[] {0, 0xff, octet ^ 0x80, octet ^ 1, random.nextInt(256)}) {
                    byte[] damaged = sample.clone();
                    damaged[at] = (byte) other;
                    all.exhaust(damaged);
                }
            }
        }
        all.report("single wrong octets");
    }

    @Test
    void severalOctetsCanBeWrong() throws Exception {
        Random random = new Random(4711);
        for (byte[] sample : samples()) {
            for (int i = 0; i < 2_000; i++) {
                byte[] damaged = sample.clone();
                for (int n = random.nextInt(8) + 2; n > 0; n--) {
                    damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
                }
                all.exhaust(damaged);
            }
        }
        all.report("several wrong octets");
    }

    @Test
    void everyLengthCanBeHuge() throws Exception {
        for (byte[] sample : samples()) {
            int step = sample.length > 4096 ? 13 : 1;
            for (int at = 0; at + 4 <= sample.length; at += step) {
                for (int huge : new int[] {0x7fff_ffff, 0xffff_ffff, 0x1000_0000, 0xffff}) {
                    byte[] damaged = sample.clone();
                    setUint32(damaged, at, huge);
                    all.exhaust(damaged);
                }
            }
        }
        all.report("huge numbers");
    }

    private static void setUint32(byte[] data, int at, int value) {
        for (int i = 0; i < 4; i++) {
            data[at + i] = (byte) (value >> 8 * i);
        }
    }
}
