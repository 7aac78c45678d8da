package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whose turn it is to ask one of a realm's KDCs. */
class KdcTurnsTest {
    private final KdcTurns turns = new KdcTurns();

    private long begin(String kdc) {
        long number = turns.arrive(kdc);
        assertTrue(turns.admits(number), kdc);
        turns.begin(number);
        turns.leave(number);
        return number;
    }

    private void end(int times) {
        for (int i = 0; i < times; i++) {
            turns.end();
        }
    }

    @Test
    void allWhoAskOneKdcAskItTogether() {
        begin("a");
        begin("a");
        begin("a");
    }

    @Test
    void whoAsksAnotherWaitsUntilNobodyAsksTheFirst() {
        begin("a");
        begin("a");
        long other = turns.arrive("b");
        assertFalse(turns.admits(other));
        end(1);
        assertFalse(turns.admits(other));
        end(1);
        assertTrue(turns.admits(other));
    }

    @Test
    void whoComesAfterOneWhoWaitsDoesNotGoBeforeIt() {
        begin("a");
        long other = turns.arrive("b");
        long later = turns.arrive("a");
        assertFalse(turns.admits(later));
        end(1);
        assertFalse(turns.admits(later));
        assertTrue(turns.admits(other));
    }

    @Test
    void allWhoCameBeforeTheTurnOfTheirKdcAreAdmittedWithIt() {
        begin("a");
        long first = turns.arrive("b");
        long waiting = turns.arrive("a");
        long second = turns.arrive("b");
        end(1);
        turns.begin(first);
        turns.leave(first);
        assertTrue(turns.admits(second));
        long late = turns.arrive("b");
        assertFalse(turns.admits(late));
        assertFalse(turns.admits(waiting));
    }

    @Test
    void whoGivesUpHoldsUpNobody() {
        begin("a");
        long other = turns.arrive("b");
        long later = turns.arrive("a");
        turns.leave(other);
        assertTrue(turns.admits(later));
    }
}
