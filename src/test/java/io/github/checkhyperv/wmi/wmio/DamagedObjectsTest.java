package io.github.checkhyperv.wmi.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        samples.addAll(WmioSamples.recorded());
        return samples;
    }

    @Test
    void everyTruncationOfABuiltObjectIsRefused() {
        for (byte[] sample : WmioSamples.built().values()) {
            for (int length = 0; length < sample.length; length++) {
                all.exhaust(Arrays.copyOf(sample, length));
            }
        }
        System.out.println("truncations of built objects: " + all);
        assertEquals(0, all.values());
        assertTrue(all.refused() > 10_000);
    }

    /** So that the inner lengths are what is too long, not the outer one. */
    @Test
    void everyTruncationOfABuiltObjectIsRefusedWhenItsOwnLengthIsRight() {
        for (byte[] sample : WmioSamples.built().values()) {
            for (int length = 8; length < sample.length; length++) {
                byte[] shorter = Arrays.copyOf(sample, length);
                setUint32(shorter, 4, length - 8);
                all.exhaust(shorter);
            }
        }
        System.out.println("truncations of built objects, length set right: " + all);
        assertEquals(0, all.values());
        assertTrue(all.refused() > 10_000);
    }

    /** These have octets at their end that nothing needs. */
    @Test
    void everyTruncationOfARecordedObjectIsAValueOrAnException() throws Exception {
        int truncations = 0;
        for (byte[] sample : WmioSamples.recorded()) {
            for (int length = 0; length < sample.length; length++) {
                byte[] shorter = Arrays.copyOf(sample, length);
                all.exhaust(shorter);
                if (length >= 8 && (sample.length < 4096 || length % 7 == 0)) {
                    setUint32(shorter, 4, length - 8);
                    all.exhaust(shorter);
                }
                truncations++;
            }
        }
        assumeTrue(truncations > 0, WmioSamples::noCorpus);
        System.out.println("truncations of recorded objects: " + all);
        assertTrue(all.refused() > truncations);
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
        System.out.println("single wrong octets: " + all);
        assertTrue(all.values() > 0 && all.refused() > 0);
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
        System.out.println("several wrong octets: " + all);
        assertTrue(all.values() > 0 && all.refused() > 0);
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
        System.out.println("huge numbers: " + all);
        assertTrue(all.values() > 0 && all.refused() > 0);
    }

    private static void setUint32(byte[] data, int at, int value) {
        for (int i = 0; i < 4; i++) {
            data[at + i] = (byte) (value >> 8 * i);
        }
    }
}
