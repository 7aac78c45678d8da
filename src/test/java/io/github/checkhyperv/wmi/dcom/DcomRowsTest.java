package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.BatchOrder;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries of a host over real sockets. */
class DcomRowsTest {
    private static final String DISKS =
            "SELECT SystemName, DeviceID, OperationalStatus FROM Msvm_LogicalDisk";

    private final SimulatedHost simulated;
    private final Password password = new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());
    private final List<Step> steps = new ArrayList<>();

    DcomRowsTest() throws IOException {
        simulated = SimulatedHost.start(Scenario.named("one-disk-below"));
    }

    @AfterEach
    void close() {
        simulated.close();
        password.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private WmiHost connect() throws SessionException {
        return DcomHost.connect(
                simulated.address(),
                simulated.port(),
                new Ntlm(password),
                MemoryBudget.ofOneHost(),
                soon(),
                steps::add);
    }

    private static WmiNamespace namespace(WmiHost host) throws SessionException {
        return host.open("root\\virtualization\\v2", soon());
    }

    private static QueryBudget ample() {
        return QueryBudget.of(MemoryBudget.ofOneHost());
    }

    private static int count(Rows rows) throws SessionException {
        int count = 0;
        while (rows.next(soon()).isPresent()) {
            count++;
        }
        return count;
    }

    @Test
    void rowsComeOneByOneAndTheEndStaysTheEnd() throws SessionException {
        try (WmiHost host = connect();
                Rows rows = namespace(host).rows(DISKS, ample(), soon())) {
            CimInstance first = rows.next(soon()).orElseThrow();
            assertEquals("Msvm_LogicalDisk", first.className());
            assertEquals(7, count(rows));
            assertEquals(Optional.empty(), rows.next(soon()));
        }
        List<String> queries =
                steps.stream().filter(s -> s.stage() == Stage.QUERY).map(Step::detail).toList();
        assertEquals(List.of(DISKS + ": 8 rows"), queries);
    }

    @Test
    void whatIsClosedGoesBackWhileTheSessionGoesOn() throws SessionException {
        int most = 0;
        try (WmiHost host = connect()) {
            WmiNamespace namespace = namespace(host);
            for (int i = 0; i < 60; i++) {
                try (Rows rows = namespace.rows(DISKS, ample(), soon())) {
                    assertTrue(rows.next(soon()).isPresent());
                }
                most = Math.max(most, simulated.unreleased().size());
            }
        }
        assertTrue(most > 2 && most < 25, most + " objects were held at a time");
        assertEquals(List.of(), simulated.unreleased());
    }

    @Test
    void aDeadlineThatIsMissedIsOfOneCallOnly() throws SessionException {
        try (WmiHost host = connect()) {
            WmiNamespace namespace = namespace(host);
            Deadline passed = Deadline.in(Duration.ZERO);
            SessionException e =
                    assertThrows(
                            SessionException.class, () -> namespace.rows(DISKS, ample(), passed));
            assertEquals(GeneralProblem.TIMED_OUT, e.problem());
            try (Rows rows = namespace.rows(DISKS, ample(), soon())) {
                assertThrows(SessionException.class, () -> rows.next(passed));
                assertEquals(8, count(rows));
            }
        }
    }

    @Test
    void aQueryThatIsOverItsBudgetSpoilsNoOther() throws SessionException {
        try (WmiHost host = connect()) {
            WmiNamespace namespace = namespace(host);
            MemoryBudget memory = MemoryBudget.ofOneHost();
            assertTooLarge(namespace, new QueryBudget(7, 1 << 20, memory), "more than 7 rows");
            assertTooLarge(namespace, new QueryBudget(8, 100, memory), "more than 100 octets");
            assertEquals(
                    8, count(namespace.rows(DISKS, new QueryBudget(8, 1 << 20, memory), soon())));
        }
    }

    @Test
    void eachStepIsToldWhenItIsDone() throws SessionException {
        try (WmiHost host = connect();
                Rows rows = namespace(host).rows(DISKS, ample(), soon())) {
            count(rows);
        }
        assertEquals(
                List.of(
                        Stage.RESOLVE,
                        Stage.CONNECT,
                        Stage.AUTHENTICATE,
                        Stage.ACTIVATE,
                        Stage.CONNECT,
                        Stage.AUTHENTICATE,
                        Stage.LOG_IN,
                        Stage.QUERY,
                        Stage.RELEASE),
                steps.stream().map(Step::stage).toList());
    }

    @Test
    void aTimedOutBatchIsNotTheEnd() throws SessionException {
        simulated.faults(BatchFaults.timedOut(3));
        try (WmiHost host = connect();
                Rows rows = namespace(host).rows(DISKS, ample(), soon())) {
            assertEquals(8, count(rows));
        }
        assertEquals(DISKS + ": 8 rows in 3 batches", lastQuery());
    }

    @Test
    void oneRowIsARow() throws SessionException {
        simulated.faults(BatchFaults.truncated(1));
        try (WmiHost host = connect();
                Rows rows = namespace(host).rows(DISKS, ample(), soon())) {
            assertEquals(1, count(rows));
        }
        assertEquals(DISKS + ": 1 row", lastQuery());
    }

    private String lastQuery() {
        return steps.stream()
                .filter(step -> step.stage() == Stage.QUERY)
                .map(Step::detail)
                .reduce("", (earlier, later) -> later);
    }

    /** Rows may be missing: an OK would be a lie. */
    @Test
    void anEmptyBatchIsNotTheEnd() throws SessionException {
        simulated.faults(BatchFaults.emptyForEver());
        SessionException e = failsInTheFirstBatch(soon());
        assertEquals(GeneralProblem.MALFORMED_ANSWER, e.problem());
        assertEquals("an empty batch is not the end", e.failure().seen());
    }

    @Test
    void aHostThatGivesNothingIsWaitedForUntilTheDeadline() throws SessionException {
        simulated.faults(BatchFaults.timedOutForEver());
        SessionException e = failsInTheFirstBatch(Deadline.in(Duration.ofMillis(600)));
        assertEquals(GeneralProblem.TIMED_OUT, e.problem());
        assertEquals(Stage.QUERY, e.stage());
    }

    @Test
    void aSuccessThatNobodyKnowsIsAFailure() throws SessionException {
        simulated.faults(
                new FaultPlan() {
                    @Override
                    public BatchOrder onBatch(Point at, int wanted, int left, BatchOrder correct) {
                        return new BatchOrder(0, 0x40005, true);
                    }
                });
        SessionException e = failsInTheFirstBatch(soon());
        assertEquals(WmiProblem.QUERY_FAILED, e.problem());
        assertEquals(OptionalInt.of(0x40005), e.status());
    }

    private SessionException failsInTheFirstBatch(Deadline deadline) throws SessionException {
        try (WmiHost host = connect();
                Rows rows = namespace(host).rows(DISKS, ample(), soon())) {
            return assertThrows(SessionException.class, () -> rows.next(deadline));
        }
    }

    @Test
    void hostsThatAreAskedAtOnceShareTheirMemory() throws SessionException {
        MemoryBudget shared = new MemoryBudget(2_000);
        try (WmiHost one = connect();
                WmiHost other = connect()) {
            assertEquals(8, count(namespace(one).rows(DISKS, QueryBudget.of(shared), soon())));
            assertTooLarge(
                    namespace(other), QueryBudget.of(shared), "more than 2000 octets of values");
        }
    }

    private static void assertTooLarge(WmiNamespace namespace, QueryBudget budget, String seen) {
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> namespace.list(DISKS, row -> row.className(), budget, soon()));
        assertEquals(GeneralProblem.TOO_LARGE, e.problem());
        assertEquals(Stage.QUERY, e.stage());
        assertEquals(seen, e.failure().seen());
    }
}
