package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.simhost.cim.CimBaseType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wmio.ClassWriter;
import io.github.checkhyperv.simhost.wmio.ObjectWriter;
import io.github.checkhyperv.simhost.wmio.QualifierDef;
import io.github.checkhyperv.simhost.wmio.RawRef;
import io.github.checkhyperv.simhost.wmio.ValueType;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
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

    private static ObjectWriter nested(int depth) {
        ClassWriter type = new ClassWriter("Nest").property("Inner", OBJECT);
        ObjectWriter object = ObjectWriter.ofInstance(type);
        for (int i = 0; i < depth; i++) {
            object = ObjectWriter.ofInstance(type).value("Inner", object);
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
        ObjectWriter object = nested(Cursor.MAX_NESTING + more);
        SessionException e = assertThrows(SessionException.class, () -> depth(object));
        assertTrue(e.getMessage().endsWith("nested more than 16 deep"), e.getMessage());
    }

    private static int depth(ObjectWriter object) throws Exception {
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
        ClassWriter type = new ClassWriter("Bomb").arrayProperty("Inner", OBJECT);
        ObjectWriter object = ObjectWriter.ofInstance(type);
        for (int i = 0; i < 10; i++) {
            ObjectWriter outer = ObjectWriter.ofInstance(type);
            RawRef shared = new RawRef(outer.instanceHeap().item(object.embedded()));
            object = outer.value("Inner", Collections.nCopies(100, shared));
        }
        refuseShared(object);
    }

    @Test
    void sharedStringsDoNotMultiply() throws Exception {
        ClassWriter type = new ClassWriter("Bomb").arrayProperty("HostResource", STRING);
        ObjectWriter object = ObjectWriter.ofInstance(type);
        RawRef shared = new RawRef(object.instanceHeap().string("x".repeat(100_000)));
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
        ClassWriter type = new ClassWriter("Bomb");
        String longName = "x".repeat(20_000);
        for (int i = 0; i < 2_000; i++) {
            type.property(longName + i, UINT8);
        }
        byte[] unit = ObjectWriter.ofInstance(type).encodingUnit();
        int lookups = WmioObjectTest.indexOf(unit, new OctetWriter().u32(2_000).toBytes()) + 4;
        for (int i = 1; i < 2_000; i++) {
            System.arraycopy(unit, lookups, unit, lookups + 8 * i, 8);
        }
        all.exhaust(unit);
    }

    private void refuseShared(ObjectWriter object) {
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
        ClassWriter type = new ClassWriter("C").arrayProperty("HostResource", STRING);
        ObjectWriter object = ObjectWriter.ofInstance(type);
        RawRef shared =
                new RawRef(object.instanceHeap().string("C:\\ClusterStorage\\Volume5\\disk.vhdx"));
        object.value("HostResource", Collections.nCopies(1_000, shared));
        byte[] unit = object.encodingUnit();
        CimInstance row = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        assertEquals(1_000, row.stringArray("HostResource").orElseThrow().size());
    }

    /** What one row reads of the class must not count for the next. */
    @Test
    void aDefaultCanBeReadByAnyNumberOfRows() throws Exception {
        ClassWriter type =
                new ClassWriter("C").property("P", ValueType.of(STRING), "d".repeat(5_000));
        byte[] unit = ObjectWriter.ofInstance(type).classDefault("P").encodingUnit();
        WmioDecoder decoder = new WmioDecoder();
        for (int i = 0; i < 1_000; i++) {
            CimInstance row = decoder.decodeInstance(unit, 0, unit.length);
            assertEquals(5_000, row.string("P").orElseThrow().length());
        }
    }

    @Test
    void manyPropertiesOfOneClassAreDecodedInLinearTime() {
        ClassWriter parent = new ClassWriter("Parent");
        ClassWriter child = new ClassWriter("Child").derivation(List.of("Parent"));
        for (int i = 0; i < 16_000; i++) {
            parent.property("P" + i, ValueType.of(UINT8), i & 0xff);
            child.property("P" + i, ValueType.of(UINT8), 0).inheritedFrom(0).ndFlag(0b10);
        }
        byte[] unit = ObjectWriter.ofClass(parent, child).encodingUnit();
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
                ObjectWriter.ofInstance(new ClassWriter("C").property("P", UINT32)).encodingUnit();
        int info = WmioObjectTest.indexOf(unit, new OctetWriter().u32(19).u16(0).toBytes());
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
        ObjectWriter builder =
                ObjectWriter.ofInstance(new ClassWriter("C"))
                        .instanceQualifier(QualifierDef.flag("unusual", 0));
        byte[] unit = builder.encodingUnit();
        int flag = WmioObjectTest.indexOf(unit, new OctetWriter().u16(0xffff).u8(1).toBytes());
        unit[flag + 2] = 3;
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeInstance(unit, 0, unit.length));
        assertEquals("EncodingUnit.ObjectBlock.InstanceType.InstPropQualSetFlag", e.path());
        assertEquals(flag + 2, e.offset());
    }
}
