package io.github.checkhyperv.simhost.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Declarations;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.dcom.Ids;
import io.github.checkhyperv.simhost.dcom.MethodFailure;
import io.github.checkhyperv.simhost.dcom.ObjectTable;
import io.github.checkhyperv.simhost.fault.BatchFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.rpc.Call;
import io.github.checkhyperv.simhost.rpc.RpcFault;
import io.github.checkhyperv.simhost.watch.Counters;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wire.StatusCodes;
import io.github.checkhyperv.simhost.wmio.ObjectEncoder;
import io.github.checkhyperv.simhost.wmio.Style;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumerationTest {
    private static final ClassDef TYPE = Declarations.read("class T { uint8 a; };", 2019).get("t");
    private static final int FOREVER = -1;

    private final Counters counters = new Counters();

    /**
     * What one Next gave.
     *
     * @param rows the values of its rows
     * @param status what it returned
     */
    private record Batch(List<Integer> rows, int status) {}

    private Enumeration fiveRows(boolean forwardOnly) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            rows.add(new Row(TYPE).set("a", i));
        }
        ObjectEncoder encoder = new ObjectEncoder(Style.limited());
        return new Enumeration(new Host(), "SELECT a FROM T", rows, encoder, forwardOnly);
    }

    private static Batch next(Enumeration enumeration, int count, FaultPlan faults)
            throws MethodFailure, RpcFault {
        Point point = new Point(Phase.BATCH, 0, 0, "", enumeration.place(4).batch());
        Call call = new Call(Ids.ENUM_WBEM_CLASS_OBJECT, 4, null, null, 6, "", point, faults);
        OctetReader in = new OctetReader(new OctetWriter().u32(FOREVER).u32(count).toBytes());
        OctetWriter out = new OctetWriter();
        int status = enumeration.call(call, in, out);
        return new Batch(rows(out.toBytes(), count), status);
    }

    /** apObjects and puReturned; the value of a row is the octet behind its NdTable. */
    private static List<Integer> rows(byte[] octets, int asked) {
        OctetReader out = new OctetReader(octets);
        assertEquals(asked, out.u32());
        assertEquals(0, out.u32());
        int actual = out.count(100);
        out.skip(4L * actual);
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < actual; i++) {
            int length = out.count(10_000);
            assertEquals(length, out.u32());
            byte[] objRef = out.bytes(length);
            out.align(4);
            values.add((int) objRef[objRef.length - 13]);
        }
        assertEquals(actual, out.u32());
        return values;
    }

    @Test
    void givesRowsInBatchesAndFalseAtTheEnd() throws MethodFailure, RpcFault {
        Enumeration enumeration = fiveRows(true);
        assertEquals(new Batch(List.of(1, 2, 3), 0), next(enumeration, 3, FaultPlan.NONE));
        assertEquals(new Batch(List.of(4, 5), 1), next(enumeration, 3, FaultPlan.NONE));
        assertEquals(new Batch(List.of(), 1), next(enumeration, 3, FaultPlan.NONE));
        assertEquals(5, counters.rows().get("SELECT a FROM T"));
    }

    @Test
    void aBatchThatEndsWithTheLastRowIsASuccess() throws MethodFailure, RpcFault {
        Enumeration enumeration = fiveRows(true);
        assertEquals(new Batch(List.of(1, 2, 3, 4, 5), 0), next(enumeration, 5, FaultPlan.NONE));
        assertEquals(new Batch(List.of(), 1), next(enumeration, 5, FaultPlan.NONE));
    }

    @Test
    void noRowsAtAllIsAnInvalidParameter() {
        MethodFailure refused =
                assertThrows(MethodFailure.class, () -> next(fiveRows(true), 0, FaultPlan.NONE));
        assertEquals(StatusCodes.INVALID_PARAMETER, refused.value());
    }

    @Test
    void timedOutBatchesGiveAllRowsInTheEnd() throws MethodFailure, RpcFault {
        for (int rows = 0; rows < 3; rows++) {
            Enumeration enumeration = fiveRows(true);
            List<Integer> all = new ArrayList<>();
            int timeouts = 0;
            Batch batch;
            do {
                batch = next(enumeration, 4, BatchFaults.timedOut(rows));
                all.addAll(batch.rows());
                timeouts += batch.status() == StatusCodes.TIMED_OUT ? 1 : 0;
            } while (batch.status() != StatusCodes.FALSE);
            assertEquals(List.of(1, 2, 3, 4, 5), all);
            assertTrue(timeouts >= 2, "time-outs: " + timeouts);
        }
    }

    @Test
    void endlessAndRepeatedBatchesComeAgain() throws MethodFailure, RpcFault {
        Enumeration endless = fiveRows(true);
        for (int i = 0; i < 10; i++) {
            assertEquals(new Batch(List.of(1, 2), 0), next(endless, 2, BatchFaults.endless()));
        }
        Enumeration repeated = fiveRows(true);
        FaultPlan once = BatchFaults.repeatedOnce();
        assertEquals(new Batch(List.of(1, 2, 3, 4, 5), 0), next(repeated, 9, once));
        assertEquals(new Batch(List.of(1, 2, 3, 4, 5), 1), next(repeated, 9, once));
        assertEquals(new Batch(List.of(), 1), next(repeated, 9, once));
    }

    @Test
    void truncatedEnumerationsSayThatTheyAreOver() throws MethodFailure, RpcFault {
        Batch batch = next(fiveRows(true), 4, BatchFaults.truncated(2));
        assertEquals(new Batch(List.of(1, 2), 1), batch);
    }

    @Test
    void forwardOnlyCannotBeReset() {
        Call reset = new Call(Ids.ENUM_WBEM_CLASS_OBJECT, 3, null, null, 6, "", null, null);
        MethodFailure refused =
                assertThrows(
                        MethodFailure.class,
                        () -> fiveRows(true).call(reset, null, new OctetWriter()));
        assertEquals(StatusCodes.INVALID_OPERATION, refused.value());
    }

    private final class Host implements WmiEnvironment {
        @Override
        public ObjectTable objects() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Counters counters() {
            return counters;
        }

        @Override
        public BindingArray resolver(String localAddress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean errorsAtNext() {
            return false;
        }

        @Override
        public boolean decorated() {
            return false;
        }

        @Override
        public int classPartSlack() {
            return 0;
        }
    }
}
