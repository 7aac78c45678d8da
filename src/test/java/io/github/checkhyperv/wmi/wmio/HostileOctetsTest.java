package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.wmi.CimType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimObject;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.WmiException;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the octets: a value or a {@link WmioException}, soon, and with memory in proportion to
 * what came.
 */
@Timeout(300)
class HostileOctetsTest {
    /** Octets that decoding may allocate for each one of the object, and for any object. */
    private static final long FACTOR = 1_500;

    private static final long ALLOWANCE = 16 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private int values;
    private int refused;

    /** Decodes in both ways and asks for every property in every way. */
    private void exhaust(byte[] unit) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            new WmioDecoder().decodeObject(unit, 0, unit.length);
            values++;
        } catch (WmioException e) {
            refused++;
        }
        try {
            ask(new WmioDecoder().decodeInstance(unit, 0, unit.length));
            values++;
        } catch (WmioException e) {
            refused++;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(
                allocated <= ALLOWANCE + FACTOR * unit.length,
                allocated + " octets allocated for " + unit.length);
    }

    private void ask(CimInstance row) {
        for (String property :
                List.of(
                        "DeviceID",
                        "OperationalStatus",
                        "HostResource",
                        "Limit",
                        "Created",
                        "ElementName",
                        "TargetInstance",
                        "Data1",
                        "Id",
                        "Array")) {
            ask(() -> row.string(property));
            ask(() -> row.uint64(property));
            ask(() -> row.uint16Array(property));
            ask(() -> row.stringArray(property));
        }
    }

    private void ask(Question question) {
        try {
            question.ask();
            values++;
        } catch (WmiException e) {
            assertInstanceOf(WmioException.class, e.getCause());
            refused++;
        }
    }

    @FunctionalInterface
    private interface Question {
        Object ask() throws WmiException;
    }

    private static List<byte[]> samples() throws Exception {
        List<byte[]> samples = new ArrayList<>(WmioSamples.built().values());
        List<byte[]> recorded = WmioSamples.recorded();
        if (recorded.isEmpty()) {
            System.out.println("there is no corpus here: only built objects are damaged");
        }
        samples.addAll(recorded);
        return samples;
    }

    private void report(String what) {
        System.out.println(what + ": " + values + " values, " + refused + " refused");
        assertTrue(values > 0 && refused > 0);
    }

    @Test
    void everyTruncationIsAValueOrAnException() throws Exception {
        for (byte[] sample : samples()) {
            for (int length = 0; length < sample.length; length++) {
                exhaust(Arrays.copyOf(sample, length));
            }
        }
        report("truncations");
    }

    /** So that the inner lengths are what is too long, not the outer one. */
    @Test
    void everyTruncationWithItsLengthSetRightIsAValueOrAnException() throws Exception {
        for (byte[] sample : samples()) {
            int step = sample.length > 4096 ? 7 : 1;
            for (int length = 8; length < sample.length; length += step) {
                byte[] shorter = Arrays.copyOf(sample, length);
                setUint32(shorter, 4, length - 8);
                exhaust(shorter);
            }
        }
        report("truncations with the length set right");
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
                    exhaust(damaged);
                }
            }
        }
        report("single wrong octets");
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
                exhaust(damaged);
            }
        }
        report("several wrong octets");
    }

    @Test
    void everyLengthCanBeHuge() throws Exception {
        for (byte[] sample : samples()) {
            int step = sample.length > 4096 ? 13 : 1;
            for (int at = 0; at + 4 <= sample.length; at += step) {
                for (int huge : new int[] {0x7fff_ffff, 0xffff_ffff, 0x1000_0000, 0xffff}) {
                    byte[] damaged = sample.clone();
                    setUint32(damaged, at, huge);
                    exhaust(damaged);
                }
            }
        }
        report("huge numbers");
    }

    private static void setUint32(byte[] data, int at, int value) {
        for (int i = 0; i < 4; i++) {
            data[at + i] = (byte) (value >> 8 * i);
        }
    }

    private static WmioBuilder nested(int depth) {
        ClassBuilder type = new ClassBuilder("Nest").property("Inner", OBJECT);
        WmioBuilder object = new WmioBuilder().instanceType(type);
        for (int i = 0; i < depth; i++) {
            object = new WmioBuilder().instanceType(type).value("Inner", object);
        }
        return object;
    }

    @Test
    void objectsMayNestToTheLimit() throws Exception {
        byte[] unit = nested(Cursor.MAX_NESTING).encodingUnit();
        CimObject object = new WmioDecoder().decodeObject(unit, 0, unit.length);
        int depth = 0;
        while (((CimObject.OfInstance) object).properties().get(0).value()
                instanceof CimValue.Embedded inner) {
            object = inner.value();
            depth++;
        }
        assertEquals(Cursor.MAX_NESTING, depth);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void objectsMayNotNestBeyondTheLimit(int more) {
        byte[] unit = nested(Cursor.MAX_NESTING + more).encodingUnit();
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeObject(unit, 0, unit.length));
        assertTrue(e.getMessage().endsWith("nested more than 16 deep"), e.getMessage());
    }

    /** The lean way does not look into embedded objects, so their depth is no matter to it. */
    @Test
    void aRowCanHoldWhatIsNestedTooDeep() throws Exception {
        byte[] unit = nested(100).encodingUnit();
        assertEquals("Nest", new WmioDecoder().decodeInstance(unit, 0, unit.length).className());
    }

    /** Every level refers to the one below a hundred times: 100^10 objects in a few kilobytes. */
    @Test
    void sharedObjectsDoNotMultiply() {
        ClassBuilder type = new ClassBuilder("Bomb").arrayProperty("Inner", OBJECT);
        WmioBuilder object = new WmioBuilder().instanceType(type);
        for (int i = 0; i < 10; i++) {
            WmioBuilder outer = new WmioBuilder().instanceType(type);
            byte[] block = object.objectBlock();
            long shared =
                    outer.instanceHeap()
                            .item(new Octets().uint32(block.length).octets(block).toBytes());
            object = outer.value("Inner", Collections.nCopies(100, shared));
        }
        refuseShared(object);
    }

    @Test
    void sharedStringsDoNotMultiply() throws Exception {
        ClassBuilder type = new ClassBuilder("Bomb").arrayProperty("HostResource", STRING);
        WmioBuilder object = new WmioBuilder().instanceType(type);
        long shared = object.instanceHeap().string("x".repeat(100_000));
        object.value("HostResource", Collections.nCopies(100_000, shared));
        refuseShared(object);
        byte[] unit = object.encodingUnit();
        CimInstance row = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        WmiException e = assertThrows(WmiException.class, () -> row.stringArray("HostResource"));
        assertTrue(e.getMessage().contains("far more octets than it holds"), e.getMessage());
    }

    @Test
    void sharedNamesDoNotMultiply() {
        ClassBuilder type = new ClassBuilder("Bomb");
        String longName = "x".repeat(20_000);
        for (int i = 0; i < 2_000; i++) {
            type.property(longName + i, UINT8);
        }
        byte[] unit = new WmioBuilder().instanceType(type).encodingUnit();
        int lookups = WmioObjectTest.indexOf(unit, new Octets().uint32(2_000).toBytes()) + 4;
        for (int i = 1; i < 2_000; i++) {
            System.arraycopy(unit, lookups, unit, lookups + 8 * i, 8);
        }
        exhaust(unit);
    }

    private void refuseShared(WmioBuilder object) {
        byte[] unit = object.encodingUnit();
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeObject(unit, 0, unit.length));
        assertTrue(e.getMessage().endsWith("far more octets than it holds"), e.getMessage());
        exhaust(unit);
    }

    /** Encoders that write a string once and refer to it again are no attackers. */
    @Test
    void aFewSharedStringsAreFine() throws Exception {
        ClassBuilder type = new ClassBuilder("C").arrayProperty("HostResource", STRING);
        WmioBuilder object = new WmioBuilder().instanceType(type);
        long shared = object.instanceHeap().string("C:\\ClusterStorage\\Volume5\\disk.vhdx");
        object.value("HostResource", Collections.nCopies(1_000, shared));
        byte[] unit = object.encodingUnit();
        CimInstance row = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        assertEquals(1_000, row.stringArray("HostResource").orElseThrow().size());
        new WmioDecoder().decodeObject(unit, 0, unit.length);
    }

    /** What one row reads of the class must not count for the next. */
    @Test
    void aDefaultCanBeReadByAnyNumberOfRows() throws Exception {
        ClassBuilder type = new ClassBuilder("C").property("P", Type.of(STRING), "d".repeat(5_000));
        byte[] unit = new WmioBuilder().instanceType(type).classDefault("P").encodingUnit();
        WmioDecoder decoder = new WmioDecoder();
        for (int i = 0; i < 1_000; i++) {
            CimInstance row = decoder.decodeInstance(unit, 0, unit.length);
            assertEquals(5_000, row.string("P").orElseThrow().length());
        }
    }

    @Test
    void manyPropertiesOfOneClassAreDecodedInLinearTime() {
        ClassBuilder parent = new ClassBuilder("Parent");
        ClassBuilder child = new ClassBuilder("Child").derivationList("Parent");
        for (int i = 0; i < 16_000; i++) {
            parent.property("P" + i, Type.of(UINT8), i & 0xff);
            child.inheritedProperty("P" + i, Type.of(UINT8), 0b10, 0);
        }
        byte[] unit = new WmioBuilder().classType(parent, child).encodingUnit();
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> new WmioDecoder().decodeObject(unit, 0, unit.length));
    }

    @Test
    void aWrongSignatureIsNoObject() {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        unit[3] = 0x13;
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeObject(unit, 0, unit.length));
        assertEquals(
                "offset 0x0, EncodingUnit.Signature: 0x13345678 is not the signature of WMI"
                        + " objects",
                e.getMessage());
    }

    @Test
    void aPropertyOutsideTheTablesIsRefused() {
        byte[] unit =
                new WmioBuilder()
                        .instanceType(new ClassBuilder("C").property("P", UINT32))
                        .encodingUnit();
        int info = WmioObjectTest.indexOf(unit, new Octets().uint32(19).uint16(0).toBytes());
        refuseWith(unit, info + 4, 4, "PropertyLookupTable[0].DeclarationOrder");
        refuseWith(unit, info + 6, 1, "PropertyLookupTable[0].ValueTableOffset");
    }

    private static void refuseWith(byte[] unit, int at, int octet, String path) {
        byte[] damaged = unit.clone();
        damaged[at] = (byte) octet;
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeObject(damaged, 0, damaged.length));
        assertEquals("EncodingUnit.ObjectBlock.CurrentClass." + path, e.path());
    }

    @Test
    void theInstancePropertyQualifierFlagIsOneOrTwo() {
        WmioBuilder builder =
                new WmioBuilder()
                        .instanceType(new ClassBuilder("C"))
                        .instanceQualifier(QualifierSpec.flag("unusual"));
        byte[] unit = builder.encodingUnit();
        int flag = WmioObjectTest.indexOf(unit, new Octets().uint16(0xffff).octet(1).toBytes());
        unit[flag + 2] = 3;
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeInstance(unit, 0, unit.length));
        assertEquals("EncodingUnit.ObjectBlock.InstanceType.InstPropQualSetFlag", e.path());
        assertEquals(flag + 2, e.offset());
    }
}
