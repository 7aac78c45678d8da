package io.github.checkhyperv.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void diskWithStatus32788InThirdPlaceIsBelowReservation() {
        assertEquals(Verdict.BELOW_RESERVATION, of(3, 32783, 32788));
    }

    @Test
    void diskThatIsOkButFor32788IsBelowReservation() {
        assertEquals(Verdict.BELOW_RESERVATION, of(2, 32788));
        assertEquals(Verdict.BELOW_RESERVATION, of(32788));
    }

    @Test
    void anyOtherStatusThanOkIsDegraded() {
        for (int code = 0; code <= 65535; code++) {
            Verdict expected =
                    code == 2
                            ? Verdict.FINE
                            : code == 32788 ? Verdict.BELOW_RESERVATION : Verdict.DEGRADED;
            assertEquals(expected, of(code), "status " + code);
            if (code != 2) {
                assertEquals(expected, of(2, code), "statuses 2, " + code);
            }
        }
    }

    @Test
    void noStatusAtAllIsNeverFine() {
        assertEquals(Verdict.NOT_JUDGED, of());
    }

    @Test
    void onlyOkIsFine() {
        assertEquals(Verdict.FINE, of(2));
        assertEquals(Verdict.FINE, of(2, 2));
    }

    @Test
    void orderOfStatusesDoesNotMatter() {
        Random random = new Random(1);
        List<Integer> codes = new ArrayList<>(List.of(3, 2, 32794, 32788, 11, 65535));
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(codes, random);
            assertEquals(
                    Verdict.BELOW_RESERVATION,
                    of(codes.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    private static Verdict of(int... codes) {
        List<OperationalStatus> statuses = new ArrayList<>();
        for (int code : codes) {
            statuses.add(new OperationalStatus(code));
        }
        return Verdict.of(statuses);
    }
}
