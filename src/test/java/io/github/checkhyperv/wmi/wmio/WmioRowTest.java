package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.simhost.cim.CimBaseType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wmio.ClassWriter;
import io.github.checkhyperv.simhost.wmio.ObjectWriter;
import io.github.checkhyperv.simhost.wmio.QualifierDef;
import io.github.checkhyperv.simhost.wmio.RawRef;
import io.github.checkhyperv.simhost.wmio.ValueType;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rows of a query: what {@link CimInstance} promises. */
class WmioRowTest {
    private static CimInstance row(ObjectWriter builder) throws WmioException {
        byte[] unit = builder.encodingUnit();
        return new WmioDecoder().decodeInstance(unit, 0, unit.length);
    }

    private static CimInstance row(String property, ValueType type, Object value)
            throws WmioException {
        return row(
                ObjectWriter.ofInstance(new ClassWriter("C").property(property, type, null))
                        .value(property, value));
    }

    private static SessionException malformed(Executable call) {
        SessionException e = assertThrows(SessionException.class, call);
        assertEquals(GeneralProblem.MALFORMED_ANSWER, e.problem());
        assertEquals(Stage.DECODE, e.stage());
        return e;
    }

    @Test
    void aRowHasTheValuesOfItsInstance() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertEquals("Msvm_LogicalDisk", disk.className());
        assertEquals(Optional.of("Microsoft:83F8638B\\1\\0\\L"), disk.string("DeviceID"));
        assertEquals(Optional.of(List.of(3, 11, 32788)), disk.uint16Array("OperationalStatus"));
        assertEquals(
                Optional.of(List.of("C:\\VMs\\Festplatte ä.vhdx", "D:\\磁盘.vhdx")),
                disk.stringArray("HostResource"));
        assertEquals(Optional.of("20261123104100.000000+060"), disk.string("Created"));
    }

    @Test
    void aDefaultOfTheClassApplies() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertEquals(OptionalLong.of(1_000_000_000), disk.uint64("Limit"));
        assertEquals(Optional.of("Hard Drive"), disk.string("ElementName"));
    }

    private static ObjectWriter counters(long type) {
        ClassWriter counters =
                new ClassWriter("Win32_PerfRawData")
                        .property("Name", STRING)
                        .property("Latency", UINT32)
                        .propertyQualifier(QualifierDef.flag("key", 0))
                        .propertyQualifier(QualifierDef.text("DisplayName", 0, "Latency"))
                        .propertyQualifier(
                                new QualifierDef(
                                        "CounterType",
                                        0,
                                        ValueType.of(CimBaseType.SINT32),
                                        (int) type));
        return ObjectWriter.ofInstance(counters).value("Latency", 7L);
    }

    @Test
    void aPropertyHasTheQualifiersOfItsClass() throws Exception {
        CimInstance row = row(counters(805438464));
        assertEquals(OptionalLong.of(805438464), row.numericQualifier("latency", "COUNTERTYPE"));
        assertEquals(new CimValue.Text("Latency"), row.qualifier("Latency", "DisplayName"));
        assertEquals(new CimValue.Bool(true), row.qualifier("Latency", "key"));
        assertEquals(new CimValue.Null(), row.qualifier("Latency", "Units"));
        assertEquals(new CimValue.Null(), row.qualifier("Name", "CounterType"));
        assertEquals(new CimValue.Null(), row.qualifier("Nothing", "CounterType"));
        assertEquals(OptionalLong.empty(), row.numericQualifier("Latency", "DisplayName"));
    }

    @Test
    void qualifiersOfARecordedInstanceAreRead() throws Exception {
        Path file = WmioSamples.CORPUS.resolve("wmio_instance_encoding.bin");
        assumeTrue(Files.exists(file), WmioSamples::noCorpus);
        byte[] octets = Files.readAllBytes(file);
        CimInstance row = new WmioDecoder().decodeInstance(octets, 0, octets.length);
        assertEquals(new CimValue.Text("sint32"), row.qualifier("Id", "CIMTYPE"));
        assertEquals(new CimValue.Text("string"), row.qualifier("Data2", "cimtype"));
        assertEquals(new CimValue.Bool(true), row.qualifier("Data1", "read"));
        assertEquals(new CimValue.Bool(true), row.qualifier("Data1", "write"));
        assertEquals(new CimValue.Null(), row.qualifier("Data2", "write"));
    }

    @Test
    void namesAreComparedWithoutRegardToCase() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertTrue(disk.declares("operationalstatus"));
        assertEquals(OptionalLong.of(1_000_000_000), disk.uint64("LIMIT"));
    }

    @Test
    void whatIsNullOrNotDeclaredIsAbsent() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertTrue(disk.declares("SystemName"));
        assertEquals(Optional.empty(), disk.string("SystemName"));
        assertFalse(disk.declares("PolicyID"));
        assertEquals(Optional.empty(), disk.string("PolicyID"));
        assertEquals(OptionalLong.empty(), disk.uint64("PolicyID"));
        assertEquals(Optional.empty(), disk.uint16Array("PolicyID"));
        assertEquals(Optional.empty(), disk.stringArray("PolicyID"));
    }

    @Test
    void nullIsAbsentForEveryKindOfValue() throws Exception {
        assertEquals(OptionalLong.empty(), row("P", ValueType.of(UINT64), null).uint64("P"));
        assertEquals(Optional.empty(), row("P", ValueType.arrayOf(UINT16), null).uint16Array("P"));
        assertEquals(Optional.empty(), row("P", ValueType.arrayOf(STRING), null).stringArray("P"));
        assertEquals(Optional.empty(), row("P", ValueType.of(STRING), RawRef.NULL).string("P"));
    }

    @Test
    void anEmptyArrayIsThere() throws Exception {
        assertEquals(
                Optional.of(List.of()),
                row("P", ValueType.arrayOf(UINT16), List.of()).uint16Array("P"));
        assertEquals(
                Optional.of(List.of()),
                row("P", ValueType.arrayOf(STRING), List.of()).stringArray("P"));
    }

    @Test
    void narrowerUnsignedIntegersAreUint64() throws Exception {
        assertEquals(OptionalLong.of(0xff), row("P", ValueType.of(UINT8), 0xff).uint64("P"));
        assertEquals(OptionalLong.of(0xffff), row("P", ValueType.of(UINT16), 0xffff).uint64("P"));
        assertEquals(
                OptionalLong.of(0xffff_ffffL),
                row("P", ValueType.of(UINT32), 0xffff_ffffL).uint64("P"));
        assertEquals(
                OptionalLong.of(Long.MAX_VALUE),
                row("P", ValueType.of(UINT64), Long.MAX_VALUE).uint64("P"));
    }

    @Test
    void aUint64OverTheLimitOfLongIsMalformed() throws Exception {
        CimInstance row = row("P", ValueType.of(UINT64), Long.MIN_VALUE);
        SessionException e = malformed(() -> row.uint64("P"));
        assertTrue(e.getMessage().contains("9223372036854775808 is more than 2^63-1"));
    }

    @Test
    void uint16ElementsAreUnsigned() throws Exception {
        CimInstance row = row("P", ValueType.arrayOf(UINT16), List.of(0, 0x8000, 0xffff));
        assertEquals(Optional.of(List.of(0, 32768, 65535)), row.uint16Array("P"));
    }

    @Test
    void referencesAndDatesAreStrings() throws Exception {
        for (CimBaseType type : List.of(STRING, REFERENCE, DATETIME)) {
            assertEquals(Optional.of("x"), row("P", ValueType.of(type), "x").string("P"));
        }
    }

    @Test
    void aPropertyOfAnotherTypeIsMalformed() throws Exception {
        for (CimBaseType type : CimBaseType.values()) {
            for (boolean array : new boolean[] {false, true}) {
                Object sample = WmioSamples.sample(type);
                ValueType declared = new ValueType(type, array);
                CimInstance row = row("P", declared, array ? List.of(sample) : sample);
                boolean unsigned = List.of(UINT8, UINT16, UINT32, UINT64).contains(type);
                boolean text = List.of(STRING, DATETIME, REFERENCE).contains(type);
                if (array || !text) {
                    malformed(() -> row.string("P"));
                }
                if (array || !unsigned) {
                    malformed(() -> row.uint64("P"));
                }
                if (!array || type != UINT16) {
                    malformed(() -> row.uint16Array("P"));
                }
                if (!array || type != STRING) {
                    malformed(() -> row.stringArray("P"));
                }
            }
        }
    }

    @Test
    void theMessageTellsBothTypes() throws Exception {
        CimInstance row = row("P", ValueType.arrayOf(UINT32), List.of(1));
        SessionException e = malformed(() -> row.uint16Array("P"));
        assertTrue(e.getMessage().contains("P is uint32[], not uint16[]"), e.getMessage());
    }

    @Test
    void anElementOfAnArrayOfStringsThatIsNullIsEmpty() throws Exception {
        List<String> strings = new ArrayList<>(Arrays.asList("one", null));
        CimInstance row = row("P", ValueType.arrayOf(STRING), strings);
        assertEquals(Optional.of(List.of("one", "")), row.stringArray("P"));
    }

    @Test
    void aRowDoesNotNeedTheOctetsItCameFrom() throws Exception {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        CimInstance disk = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        Arrays.fill(unit, (byte) 0xff);
        assertEquals(Optional.of(List.of(3, 11, 32788)), disk.uint16Array("OperationalStatus"));
        assertEquals(Optional.of("Hard Drive"), disk.string("ElementName"));
    }

    @Test
    void aRowCanLieAnywhereInAnArrayAndErrorsCountFromItsStart() throws Exception {
        ObjectWriter builder = WmioSamples.disk(1).value("SystemName", new RawRef(0x7fff_ffffL));
        byte[] unit = builder.encodingUnit();
        byte[] batch = new OctetWriter().fill(1000, 0xcc).bytes(unit).toBytes();
        CimInstance there = new WmioDecoder().decodeInstance(batch, 1000, unit.length);
        CimInstance alone = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        assertEquals(
                malformed(() -> alone.string("SystemName")).getMessage(),
                malformed(() -> there.string("SystemName")).getMessage());
        assertEquals(Optional.of("Microsoft:83F8638B\\1\\0\\L"), there.string("DeviceID"));
    }

    @Test
    void anErrorTellsOffsetAndPath() throws Exception {
        byte[] unit =
                WmioSamples.disk(1).value("SystemName", new RawRef(0x7fff_ffffL)).encodingUnit();
        int at = WmioObjectTest.indexOf(unit, new OctetWriter().u32(0x7fff_ffffL).toBytes());
        CimInstance disk = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        WmioException e = (WmioException) malformed(() -> disk.string("SystemName")).getCause();
        assertEquals(at, e.offset());
        assertEquals("EncodingUnit.ObjectBlock.InstanceType.ValueTable.SystemName", e.path());
        assertTrue(
                e.getMessage().startsWith("offset 0x" + Integer.toHexString(at) + ", "),
                e.getMessage());
    }

    @Test
    void anErrorDoesNotRepeatWhatATerminalWouldObey() throws Exception {
        String name = "\u001b[31mred\n" + "x".repeat(10_000);
        CimInstance row = row(name, ValueType.of(STRING), new RawRef(0x7fff_ffffL));
        WmioException e = (WmioException) malformed(() -> row.string(name)).getCause();
        assertTrue(e.path().contains(".?[31mred?xxx"), e.path());
        assertTrue(e.getMessage().length() < 300, e.getMessage());
    }

    @Test
    void aClassIsNoRow() {
        byte[] unit = WmioSamples.classWithMethods().encodingUnit();
        WmioException e =
                assertThrows(
                        WmioException.class,
                        () -> new WmioDecoder().decodeInstance(unit, 0, unit.length));
        assertTrue(e.getMessage().endsWith("this is a class, not an instance"));
    }

    @Test
    void qualifiersOfPropertiesAreSteppedOver() throws Exception {
        CimInstance disk = row(WmioSamples.qualified());
        assertEquals(Optional.of(List.of(3, 11, 32788)), disk.uint16Array("OperationalStatus"));
    }

    @Test
    void aRowNamesItsPropertiesAndTheirTypes() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertEquals(
                Set.of(
                        "DeviceID",
                        "SystemName",
                        "OperationalStatus",
                        "HostResource",
                        "Limit",
                        "Created",
                        "ElementName"),
                Set.copyOf(disk.names()));
        assertEquals("uint16[]", disk.type("operationalSTATUS"));
        assertEquals("datetime", disk.type("Created"));
        assertEquals("", disk.type("PolicyID"));
    }

    @Test
    void aValueIsOneWhateverItsType() throws Exception {
        CimInstance disk = row(WmioSamples.disk(1));
        assertEquals(new CimValue.Unsigned(1_000_000_000), disk.value("Limit"));
        assertEquals(new CimValue.Text("Hard Drive"), disk.value("elementname"));
        assertEquals(
                new CimValue.Array(
                        List.of(
                                new CimValue.Unsigned(3),
                                new CimValue.Unsigned(11),
                                new CimValue.Unsigned(32788))),
                disk.value("OperationalStatus"));
        assertEquals(new CimValue.Null(), disk.value("SystemName"));
        assertEquals(new CimValue.Null(), disk.value("PolicyID"));
    }

    @Test
    void embeddedInstancesAreRowsAndOfClassesTheNameIsKnown() throws Exception {
        CimInstance event = row(WmioSamples.embedded());
        CimInstance target = ((CimValue.Embedded) event.value("TargetInstance")).value();
        assertEquals(Optional.of("Microsoft:83F8638B\\2\\0\\L"), target.string("DeviceID"));
        assertEquals(OptionalLong.of(1_000_000_000), target.uint64("Limit"));
        List<CimValue> others = ((CimValue.Array) event.value("Others")).elements();
        assertEquals(2, others.size());
        CimInstance other = ((CimValue.Embedded) others.get(0)).value();
        assertEquals(Optional.of(List.of(3, 11, 32788)), other.uint16Array("OperationalStatus"));
        assertEquals(new CimValue.EmbeddedClass("Child"), others.get(1));
    }

    @Test
    void embeddedObjectsAreNotDecodedBeforeTheyAreAskedFor() throws Exception {
        ObjectWriter broken =
                WmioSamples.embedded().value("TargetInstance", new RawRef(0x7fff_ffffL));
        CimInstance event = row(broken);
        assertEquals("__InstanceModificationEvent", event.className());
        malformed(() -> event.string("TargetInstance"));
    }
}
