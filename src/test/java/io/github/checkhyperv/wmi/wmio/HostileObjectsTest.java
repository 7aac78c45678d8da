package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.wmi.CimType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that are made to hurt: nested too deep, or referring to the same items over and over. */
@Timeout(300)
class HostileObjectsTest {
    private final Exhauster all = new Exhauster();

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
        assertEquals(Cursor.MAX_NESTING, depth(nested(Cursor.MAX_NESTING)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void objectsMayNotNestBeyondTheLimit(int more) {
        WmioBuilder object = nested(Cursor.MAX_NESTING + more);
        SessionException e = assertThrows(SessionException.class, () -> depth(object));
        assertTrue(e.getMessage().endsWith("nested more than 16 deep"), e.getMessage());
    }

    private static int depth(WmioBuilder object) throws Exception {
        byte[] unit = object.encodingUnit();
        CimInstance row = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        int depth = 0;
        while (row.value("Inner") instanceof CimValue.Embedded inner) {
            row = inner.value();
            depth++;
        }
        return depth;
    }

    /**
     * A row does not look into embedded objects before it is asked, so their depth is no matter.
     */
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
        SessionException e =
                assertThrows(SessionException.class, () -> row.stringArray("HostResource"));
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
        all.exhaust(unit);
    }

    private void refuseShared(WmioBuilder object) {
        byte[] unit = object.encodingUnit();
        SessionException e =
                assertThrows(
                        SessionException.class,
                        () -> walk(new WmioDecoder().decodeInstance(unit, 0, unit.length)));
        assertTrue(e.getMessage().endsWith("far more octets than it holds"), e.getMessage());
        all.exhaust(unit);
    }

    /** Asks for all values, and for all values of those that are embedded. */
    private static void walk(CimInstance row) throws SessionException {
        for (String name : row.names()) {
            CimValue value = row.value(name);
            List<CimValue> values =
                    value instanceof CimValue.Array array ? array.elements() : List.of(value);
            for (CimValue element : values) {
                if (element instanceof CimValue.Embedded inner) {
                    walk(inner.value());
                }
            }
        }
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
        assertTimeout(Duration.ofSeconds(20), () -> WholeObject.decode(unit, 0, unit.length));
    }

    @Test
    void aWrongSignatureIsNoObject() {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        unit[3] = 0x13;
        WmioException e =
                assertThrows(WmioException.class, () -> WholeObject.decode(unit, 0, unit.length));
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
                        WmioException.class, () -> WholeObject.decode(damaged, 0, damaged.length));
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
