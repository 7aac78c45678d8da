package io.github.checkhyperv.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What hosts that are asked side by side may take. */
class SharedMemoryTest {
    /** 100 for each of ten, and 1,000 for all. */
    private final SharedMemory shared = new SharedMemory(2_000, 10);

    @Test
    void hostThatTakesAllThatIsSharedLeavesTheOthersTheirs() {
        MemoryBudget greedy = shared.part();
        assertTrue(greedy.take(1_100));
        assertFalse(greedy.take(1));
        MemoryBudget modest = shared.part();
        assertTrue(modest.take(60));
        assertTrue(modest.borrow(40));
        assertFalse(modest.borrow(1));
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        MemoryBudget one = shared.part();
        assertTrue(one.borrow(1_100));
        MemoryBudget two = shared.part();
        assertFalse(two.take(101));
        two.close();
        one.giveBack(1_050);
        assertTrue(two.take(1_100));
        two.close();
        assertTrue(one.borrow(1_050));
    }

    @Test
    void closedBudgetHasGivenBackEverything() {
        for (int i = 0; i < 50; i++) {
            try (MemoryBudget budget = shared.part()) {
                assertTrue(budget.take(500));
                assertTrue(budget.borrow(600));
                assertFalse(budget.borrow(600));
            }
        }
    }

    @Test
    void whatIsKeptCountsUntilThereIsNoRoom() {
        int kept = 0;
        while (kept < 100) {
            MemoryBudget budget = shared.part();
            assertTrue(budget.take(100));
            if (!budget.keep()) {
                break;
            }
            kept++;
        }
        assertTrue(kept == 10, kept + " kept");
    }

    @Test
    void hostThatIsAskedAloneBorrowsWithoutLimit() {
        MemoryBudget alone = MemoryBudget.ofOneHost();
        assertTrue(alone.borrow(1L << 40));
        assertTrue(alone.take(MemoryBudget.MAX_VALUE_OCTETS));
        assertFalse(alone.take(1));
    }
}
