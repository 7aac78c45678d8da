package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;
import static io.github.checkhyperv.faults.Ending.TIMED_OUT;

import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.BatchOrder;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Enumerations that end late, or never, or repeat themselves; each on hosts that are well, too. */
final class BatchCombinations {
    private static final String FAMILY = "batches";

    private final List<Combination> all = new ArrayList<>();

    private BatchCombinations() {}

    static List<Combination> all() {
        BatchCombinations manners = new BatchCombinations();
        for (String className :
                List.of(SessionPlace.DISKS, SessionPlace.SETTINGS, SessionPlace.SYSTEMS)) {
            for (HostAndAnswer scene : List.of(HostAndAnswer.BELOW, HostAndAnswer.MANY_BELOW)) {
                manners.correct(className, scene);
                manners.wrong(className, scene);
            }
        }
        return manners.all;
    }

    private void add(
            String manner,
            String className,
            HostAndAnswer scene,
            Supplier<FaultPlan> plan,
            Expectation expectation) {
        Combination combination =
                Combination.ofHost(
                                FAMILY,
                                manner,
                                scene,
                                () -> Faults.when(point -> isOf(className, point), plan.get()),
                                options -> options,
                                expectation)
                        .at("rows of " + className);
        all.add(combination);
        all.add(combination.healthy());
    }

    private static boolean isOf(String className, Point point) {
        return point.phase() == Phase.BATCH && point.detail().endsWith(" " + className);
    }

    private void correct(String className, HostAndAnswer scene) {
        for (int rows : new int[] {0, 1, 3, 7, 8, 63, 64, 65}) {
            Supplier<FaultPlan> plan = () -> BatchFaults.timedOut(rows);
            add("timed-out batches of " + rows, className, scene, plan, Expectation.right());
        }
        for (int rows : new int[] {1, 5, 64}) {
            Supplier<FaultPlan> plan = () -> smaller(rows);
            add("short batches of " + rows, className, scene, plan, Expectation.right());
        }
        add("the end apart", className, scene, () -> endApart(), Expectation.right());
    }

    private void wrong(String className, HostAndAnswer scene) {
        Expectation failed = expect("query", FAILED);
        Expectation late = expect("query", TIMED_OUT);
        Expectation either = expect("query", TIMED_OUT, FAILED);
        add("empty for ever", className, scene, BatchFaults::emptyForEver, failed);
        add("timed out for ever", className, scene, BatchFaults::timedOutForEver, late);
        add("endless rows", className, scene, BatchFaults::endless, either);
        Expectation join = expect("join", FAILED);
        add("the first batch twice", className, scene, BatchFaults::repeatedOnce, join);
        Supplier<FaultPlan> failing = () -> status(0x80041032);
        add("rows and a failure", className, scene, failing, failed);
        Supplier<FaultPlan> strange = () -> status(0x40002);
        add("rows and a strange success", className, scene, strange, failed);
    }

    private static Expectation expect(String stage, Ending... outcomes) {
        return new Expectation(Set.of(outcomes), Set.of(stage), Leftover.NOTHING);
    }

    /** Batches of fewer rows than asked for, which WBEM_S_FALSE does not end. */
    private static FaultPlan smaller(int rows) {
        return ordering(
                (left, wanted, correct) -> {
                    int count = Math.min(rows, Math.min(left, wanted));
                    boolean last = count == left;
                    int status = last ? StatusCodes.FALSE : StatusCodes.NO_ERROR;
                    return new BatchOrder(count, status, true);
                });
    }

    /** All rows with success, and the end in a batch of its own. */
    private static FaultPlan endApart() {
        return ordering(
                (left, wanted, correct) -> {
                    int status = left == 0 ? StatusCodes.FALSE : StatusCodes.NO_ERROR;
                    return new BatchOrder(Math.min(left, wanted), status, true);
                });
    }

    private static FaultPlan status(int status) {
        return ordering((left, wanted, correct) -> new BatchOrder(correct.count(), status, true));
    }

    private interface Ordering {
        BatchOrder order(int left, int wanted, BatchOrder correct);
    }

    private static FaultPlan ordering(Ordering ordering) {
        return new FaultPlan() {
            @Override
            public BatchOrder onBatch(Point point, int wanted, int left, BatchOrder correct) {
                return ordering.order(left, wanted, correct);
            }
        };
    }
}
