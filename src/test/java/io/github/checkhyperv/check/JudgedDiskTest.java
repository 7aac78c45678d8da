package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedDiskTest {
    @Test
    void diskWithStatus32788InThirdPlaceIsBelowReservation() {
        assertEquals(Verdict.BELOW_RESERVATION, verdict(3, 32783, 32788));
    }

    @Test
    void diskThatIsOkButFor32788IsBelowReservation() {
        assertEquals(Verdict.BELOW_RESERVATION, verdict(2, 32788));
        assertEquals(Verdict.BELOW_RESERVATION, verdict(32788));
    }

    @Test
    void anyOtherStatusThanOkIsDegraded() {
        for (int code = 0; code <= 65535; code++) {
            Verdict expected =
                    code == 2
                            ? Verdict.FINE
                            : code == 32788 ? Verdict.BELOW_RESERVATION : Verdict.DEGRADED;
            assertEquals(expected, verdict(code), "status " + code);
            if (code != 2) {
                assertEquals(expected, verdict(2, code), "statuses 2, " + code);
            }
        }
    }

    @Test
    void diskThatIsBelowIsDegradedTooUnderAnyStatusButOkAndDegraded() {
        for (int code = 0; code <= 65535; code++) {
            boolean expected = code != 2 && code != 3 && code != 32788;
            assertEquals(expected, judged(Set.of(), 32788, code).degraded(), "32788, " + code);
            JudgedDisk three = judged(Set.of(), 3, code, 32788);
            assertEquals(expected, three.degraded(), "3, " + code + ", 32788");
            assertEquals(Verdict.BELOW_RESERVATION, three.verdict());
        }
    }

    @Test
    void noStatusAtAllIsNeverFine() {
        assertEquals(Verdict.NOT_JUDGED, verdict());
        assertFalse(judged(Set.of()).degraded());
        assertEquals(Verdict.NOT_JUDGED, judged(Set.of(7)).verdict());
    }

    @Test
    void onlyOkIsFine() {
        assertEquals(Verdict.FINE, verdict(2));
        assertEquals(Verdict.FINE, verdict(2, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "11, 11, FINE, false",
        "11, 2 11, FINE, false",
        "11, 3 11, FINE, false",
        "11, 11 3 2, FINE, false",
        "11 32792, 3 11 32792, FINE, false",
        "11, 3, DEGRADED, true",
        "11, 2 3, DEGRADED, true",
        "11, 3 11 7, DEGRADED, true",
        "11, 7 11, DEGRADED, true",
        "11, 3 11 32788, BELOW_RESERVATION, false",
        "11, 11 32788 7, BELOW_RESERVATION, true",
        "3, 3, FINE, false",
        "3, 3 7, DEGRADED, true"
    })
    void ignoredCodesAreOutOfJudgementAndTakeALonelyThreeWithThem(
            String ignored, String codes, Verdict verdict, boolean degraded) {
        JudgedDisk judged = judged(new TreeSet<>(numbers(ignored)), numbers(codes));
        assertEquals(verdict, judged.verdict());
        assertEquals(degraded, judged.degraded());
    }

    @Test
    void orderOfStatusesDoesNotMatter() {
        Random random = new Random(1);
        List<Integer> codes = new ArrayList<>(List.of(3, 2, 32794, 32788, 11, 65535));
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(codes, random);
            JudgedDisk judged = judged(Set.of(11), codes);
            assertEquals(Verdict.BELOW_RESERVATION, judged.verdict());
            assertEquals(true, judged.degraded());
        }
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static Verdict verdict(Integer... codes) {
        return judged(Set.of(), codes).verdict();
    }

    private static JudgedDisk judged(Set<Integer> ignored, Integer... codes) {
        return judged(ignored, List.of(codes));
    }

    private static JudgedDisk judged(Set<Integer> ignored, List<Integer> codes) {
        return JudgedDisk.of(Disks.disk("VM", "a", 0, codes.toArray(new Integer[0])), ignored);
    }
}
