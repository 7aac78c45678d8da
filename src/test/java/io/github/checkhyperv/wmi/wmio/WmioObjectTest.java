package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.simhost.cim.CimBaseType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wmio.ClassWriter;
import io.github.checkhyperv.simhost.wmio.HeapWriter;
import io.github.checkhyperv.simhost.wmio.ObjectWriter;
import io.github.checkhyperv.simhost.wmio.QualifierDef;
import io.github.checkhyperv.simhost.wmio.RawRef;
import io.github.checkhyperv.simhost.wmio.Strings;
import io.github.checkhyperv.simhost.wmio.ValueType;
import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole objects: what the builder says is what the decoder says. */
class WmioObjectTest {
    private static CimObject decode(byte[] unit) throws WmioException {
        return WholeObject.decode(unit, 0, unit.length);
    }

    private static CimObject.OfInstance instance(ObjectWriter builder) throws WmioException {
        return assertInstanceOf(CimObject.OfInstance.class, decode(builder.encodingUnit()));
    }

    private static CimObject.OfClass classObject(ObjectWriter builder) throws WmioException {
        return assertInstanceOf(CimObject.OfClass.class, decode(builder.encodingUnit()));
    }

    private static CimValue value(ObjectWriter builder, String property) throws WmioException {
        return instance(builder).property(property).orElseThrow().value();
    }

    private static CimType cimType(CimBaseType type) {
        return CimType.valueOf(type.name());
    }

    private static CimValue expected(CimBaseType type, Object sample) throws WmioException {
        return switch (type) {
            case SINT8, SINT16, SINT32, SINT64 ->
                    new CimValue.Signed(((Number) sample).longValue());
            case UINT8, UINT16, UINT32, UINT64 ->
                    new CimValue.Unsigned(((Number) sample).longValue());
            case REAL32 -> new CimValue.Real32((Float) sample);
            case REAL64 -> new CimValue.Real64((Double) sample);
            case BOOLEAN -> new CimValue.Bool((Boolean) sample);
            case CHAR16 -> new CimValue.Char16((Character) sample);
            case STRING, DATETIME, REFERENCE -> new CimValue.Text((String) sample);
            case OBJECT -> throw new AssertionError("rows have tests of their own");
        };
    }

    @ParameterizedTest
    @EnumSource(value = CimBaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyTypeKeepsItsValue(CimBaseType type) throws WmioException {
        CimProperty property =
                instance(WmioSamples.everyType()).property("P" + type.label()).orElseThrow();
        assertEquals(cimType(type), property.type());
        assertFalse(property.array());
        assertEquals(expected(type, WmioSamples.sample(type)), property.value());
    }

    @ParameterizedTest
    @EnumSource(value = CimBaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyArrayKeepsItsElements(CimBaseType type) throws WmioException {
        CimProperty property =
                instance(WmioSamples.everyArray()).property("A" + type.label()).orElseThrow();
        CimValue element = expected(type, WmioSamples.sample(type));
        assertEquals(cimType(type), property.type());
        assertTrue(property.array());
        assertEquals(new CimValue.Array(List.of(element, element)), property.value());
    }

    @ParameterizedTest
    @EnumSource(CimBaseType.class)
    void everyTypeCanBeNull(CimBaseType type) throws WmioException {
        ClassWriter builder = new ClassWriter("C").property("P", type).arrayProperty("A", type);
        ObjectWriter nothing = ObjectWriter.ofInstance(builder);
        assertEquals(new CimValue.Null(), value(nothing, "P"));
        assertEquals(new CimValue.Null(), value(nothing, "A"));
    }

    @ParameterizedTest
    @EnumSource(value = CimBaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyTypeCanHaveADefault(CimBaseType type) throws WmioException {
        Object sample = WmioSamples.sample(type);
        ClassWriter builder = new ClassWriter("C").property("P", ValueType.of(type), sample);
        ObjectWriter defaulted = ObjectWriter.ofInstance(builder).classDefault("P");
        CimProperty property = instance(defaulted).property("P").orElseThrow();
        assertEquals(expected(type, sample), property.value());
        assertTrue(property.defaulted());
    }

    @ParameterizedTest
    @EnumSource(CimBaseType.class)
    void anEmptyArrayIsNotNull(CimBaseType type) throws WmioException {
        ClassWriter builder = new ClassWriter("C").arrayProperty("A", type);
        ObjectWriter empty = ObjectWriter.ofInstance(builder).value("A", List.of());
        assertEquals(new CimValue.Array(List.of()), value(empty, "A"));
    }

    @Test
    void aNullOfTheInstanceHidesTheDefault() throws WmioException {
        ClassWriter builder = new ClassWriter("C").property("P", ValueType.of(STRING), "default");
        assertEquals(new CimValue.Null(), value(ObjectWriter.ofInstance(builder), "P"));
    }

    @Test
    void aReferenceOfNullIsNullWhateverTheNdTableSays() throws WmioException {
        ClassWriter builder = new ClassWriter("C").property("P", STRING).property("O", OBJECT);
        ObjectWriter nothing = ObjectWriter.ofInstance(builder);
        nothing.value("P", RawRef.NULL).value("O", RawRef.NULL);
        assertEquals(new CimValue.Null(), value(nothing, "P"));
        assertEquals(new CimValue.Null(), value(nothing, "O"));
    }

    @Test
    void arraysOfStringsCanHoldNull() throws WmioException {
        ClassWriter builder = new ClassWriter("C").arrayProperty("A", STRING);
        List<String> strings = new ArrayList<>(Arrays.asList("one", null));
        CimValue array = value(ObjectWriter.ofInstance(builder).value("A", strings), "A");
        CimValue one = new CimValue.Text("one");
        assertEquals(new CimValue.Array(List.of(one, new CimValue.Null())), array);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "key",
                "",
                "read",
                "write",
                "volatile",
                "provider",
                "dynamic",
                "cimwin32",
                "DWORD",
                "CIMTYPE"
            })
    void dictionaryReferencesAreStrings(String word) throws WmioException {
        ObjectWriter builder = ObjectWriter.ofInstance(new ClassWriter("C").property("P", STRING));
        long reference = builder.instanceHeap().name(word);
        assertTrue(reference >= 0x8000_0000L, "the builder uses the dictionary");
        assertEquals(
                new CimValue.Text(word), value(builder.value("P", new RawRef(reference)), "P"));
    }

    @Test
    void dictionaryReferencesCanBeNames() throws WmioException {
        ClassWriter builder = new ClassWriter("provider").property("dynamic", UINT8);
        CimObject.OfInstance instance =
                instance(ObjectWriter.ofInstance(builder).value("dynamic", 5));
        assertEquals("provider", instance.className());
        assertEquals("provider", instance.cimClass().name());
        assertEquals(new CimValue.Unsigned(5), instance.property("dynamic").orElseThrow().value());
    }

    @Test
    void anUnknownWordOfTheDictionaryIsAnError() {
        ObjectWriter builder = ObjectWriter.ofInstance(new ClassWriter("C").property("P", STRING));
        builder.value("P", new RawRef(0x8000_000bL));
        WmioException e = assertThrows(WmioException.class, () -> value(builder, "P"));
        assertTrue(e.getMessage().endsWith("the dictionary has no string 11"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Größe ÿ", "磁盘", "\ud83d\ude00 pair", "lone \ud83d"})
    void stringsComeInBothEncodings(String text) throws WmioException {
        ObjectWriter builder =
                ObjectWriter.ofInstance(
                        new ClassWriter("C").property("P", STRING).property("Q", STRING));
        HeapWriter heap = builder.instanceHeap();
        long shortest = heap.string(text);
        long utf16 = heap.item(Strings.utf16(text));
        builder.value("P", new RawRef(shortest)).value("Q", new RawRef(utf16));
        assertEquals(new CimValue.Text(text), value(builder, "P"));
        assertEquals(new CimValue.Text(text), value(builder, "Q"));
    }

    @Test
    void anyBooleanButZeroIsTrue() throws WmioException {
        byte[] unit =
                ObjectWriter.ofInstance(new ClassWriter("C").property("P", UINT16))
                        .value("P", 1)
                        .encodingUnit();
        int info = indexOf(unit, new OctetWriter().u32(18).u16(0).u32(0).toBytes());
        unit[info] = 11;
        CimObject.OfInstance instance = (CimObject.OfInstance) decode(unit);
        assertEquals(new CimValue.Bool(true), instance.property("P").orElseThrow().value());
    }

    @Test
    void decorationIsTheSourceIfItIsThere() throws WmioException {
        ObjectWriter builder = ObjectWriter.ofInstance(new ClassWriter("C"));
        assertEquals(Optional.empty(), instance(builder).source());
        assertEquals(
                Optional.of(new CimObject.Source("TESTHOST01", "ROOT\\virtualization\\v2")),
                instance(builder.decoration("TESTHOST01", "ROOT\\virtualization\\v2")).source());
        assertEquals(
                Optional.of(new CimObject.Source("", "")),
                instance(builder.decoration("", "")).source());
    }

    @Test
    void aClassCanHaveNoProperties() throws WmioException {
        CimObject.OfInstance empty = instance(ObjectWriter.ofInstance(new ClassWriter("Empty")));
        assertEquals("Empty", empty.className());
        assertEquals(List.of(), empty.properties());
    }

    @Test
    void propertiesComeInTheOrderOfDeclaration() throws WmioException {
        ClassWriter builder = new ClassWriter("C");
        for (String name : List.of("Zeta", "alpha", "Beta", "Gamma", "delta")) {
            builder.property(name, UINT8);
        }
        List<String> names =
                instance(ObjectWriter.ofInstance(builder)).properties().stream()
                        .map(CimProperty::name)
                        .toList();
        assertEquals(List.of("Zeta", "alpha", "Beta", "Gamma", "delta"), names);
    }

    @Test
    void instancesHaveQualifiersOfTheirOwn() throws WmioException {
        CimObject.OfInstance instance = instance(WmioSamples.qualified());
        List<CimQualifier> qualifiers = instance.qualifiers();
        assertEquals("dynamic", qualifiers.get(0).name());
        assertEquals(new CimValue.Bool(true), qualifiers.get(0).value());
        assertEquals("List", qualifiers.get(1).name());
        assertTrue(qualifiers.get(1).array());
        assertTrue(qualifiers.get(1).flavor().amended());
        assertEquals(
                new CimValue.Array(List.of(new CimValue.Text("one"), new CimValue.Text("two"))),
                qualifiers.get(1).value());
        for (CimProperty property : instance.properties()) {
            List<String> names = property.qualifiers().stream().map(CimQualifier::name).toList();
            List<String> expected =
                    property.name().equals("SystemName") ? List.of("test") : List.of();
            assertEquals(expected, names, property.name());
        }
    }

    @Test
    void everyTypeCanBeAQualifier() throws WmioException {
        for (CimBaseType type : EnumSet.complementOf(EnumSet.of(OBJECT))) {
            Object sample = WmioSamples.sample(type);
            ClassWriter builder =
                    new ClassWriter("C")
                            .classQualifier(new QualifierDef("Q", 0x33, ValueType.of(type), sample))
                            .classQualifier(QualifierDef.flag("last", 0));
            List<CimQualifier> qualifiers =
                    instance(ObjectWriter.ofInstance(builder)).cimClass().qualifiers();
            assertEquals(2, qualifiers.size());
            assertEquals(cimType(type), qualifiers.get(0).type());
            assertEquals(expected(type, sample), qualifiers.get(0).value());
            assertEquals("last", qualifiers.get(1).name());
        }
    }

    @Test
    void flavorsAreBits() {
        CimQualifier.Flavor none = new CimQualifier.Flavor(0);
        assertTrue(none.overridable());
        assertFalse(none.propagatesToInstances() || none.propagatesToSubclasses());
        assertFalse(none.propagated() || none.system() || none.amended());
        assertTrue(new CimQualifier.Flavor(0x01).propagatesToInstances());
        assertTrue(new CimQualifier.Flavor(0x02).propagatesToSubclasses());
        assertFalse(new CimQualifier.Flavor(0x10).overridable());
        assertTrue(new CimQualifier.Flavor(0x20).propagated());
        assertTrue(new CimQualifier.Flavor(0x40).system());
        assertTrue(new CimQualifier.Flavor(0x80).amended());
    }

    @Test
    void methodsHaveSignatures() throws WmioException {
        CimClass child = classObject(WmioSamples.classWithMethods()).cimClass();
        CimMethod reset = child.methods().get(0);
        assertEquals("Reset", reset.name());
        assertEquals(Optional.empty(), reset.input());
        assertEquals(Optional.empty(), reset.output());
        assertEquals(Optional.of("Child"), reset.origin().className());
        CimMethod resize = child.methods().get(1);
        assertEquals("Static", resize.qualifiers().get(0).name());
        CimProperty size = resize.input().orElseThrow().properties().get(0);
        assertEquals("Size", size.name());
        assertEquals(CimType.UINT64, size.type());
        assertEquals(
                List.of("in", "ID"), size.qualifiers().stream().map(CimQualifier::name).toList());
        assertTrue(resize.output().orElseThrow().property("returnvalue").isPresent());
    }

    @Test
    void aTopmostClassHasNoSuperclass() throws WmioException {
        CimObject.OfClass top =
                classObject(ObjectWriter.ofClass(new ClassWriter(null), new ClassWriter("Top")));
        assertEquals(Optional.empty(), top.superclass());
        assertEquals("Top", top.cimClass().name());
    }

    @Test
    void anInheritedDefaultIsLookedUpInTheSuperclass() throws WmioException {
        CimProperty own =
                classObject(WmioSamples.classWithMethods())
                        .cimClass()
                        .property("Own")
                        .orElseThrow();
        assertEquals(new CimValue.Text("theirs"), own.value());
        assertTrue(own.defaulted());
        assertTrue(own.origin().inherited());
        assertEquals(Optional.of("Parent"), own.origin().className());
    }

    @Test
    void anInheritedDefaultOfAnInstancesClassIsInItsOwnTable() throws WmioException {
        ClassWriter builder =
                new ClassWriter("Child")
                        .derivation(List.of("Parent"))
                        .property("Own", ValueType.of(STRING), "copied")
                        .inheritedFrom(0)
                        .ndFlag(0b10)
                        .property("Nothing", ValueType.of(STRING), "ignored")
                        .inheritedFrom(0)
                        .ndFlag(0b11);
        ObjectWriter child =
                ObjectWriter.ofInstance(builder).classDefault("Own").classDefault("Nothing");
        assertEquals(new CimValue.Text("copied"), value(child, "Own"));
        assertEquals(new CimValue.Null(), value(child, "Nothing"));
    }

    @Test
    void originsAreCountedFromTheTopmostClass() throws WmioException {
        ClassWriter builder =
                new ClassWriter("C")
                        .derivation(List.of("B", "A"))
                        .property("OfA", ValueType.of(UINT8), null)
                        .inheritedFrom(0)
                        .ndFlag(0b11)
                        .property("OfC", UINT8);
        CimClass c = instance(ObjectWriter.ofInstance(builder)).cimClass();
        assertEquals(Optional.of("A"), c.property("OfA").orElseThrow().origin().className());
        assertEquals(Optional.of("C"), c.property("OfC").orElseThrow().origin().className());
        assertEquals(List.of("B", "A"), c.derivation());
    }

    @Test
    void whatFollowsAClassPartStartsAfterItsEncodingLength() throws WmioException {
        ClassWriter builder = new ClassWriter("C").property("P", STRING).slack(1000).heapGap(9);
        assertEquals(
                new CimValue.Text("x"),
                value(ObjectWriter.ofInstance(builder).value("P", "x"), "P"));
    }

    @Test
    void octetsAfterTheObjectAreIgnored() throws WmioException {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        byte[] longer = new OctetWriter().bytes(unit).fill(5, 0xaa).toBytes();
        assertEquals(decode(unit), decode(longer));
    }

    @Test
    void theObjectMayEndOneOrTwoOctetsBeforeItsLength() throws WmioException {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        CimObject expected = decode(unit.clone());
        unit[4]++;
        assertEquals(expected, decode(unit));
        unit[4]++;
        assertEquals(expected, decode(unit));
        unit[4]++;
        WmioException e = assertThrows(WmioException.class, () -> decode(unit));
        assertEquals("EncodingUnit.ObjectBlock", e.path());
    }

    @Test
    void anObjectCanLieAnywhereInAnArray() throws WmioException {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        byte[] batch = new OctetWriter().fill(77, 0xcc).bytes(unit).fill(9, 0xdd).toBytes();
        assertEquals(decode(unit), WholeObject.decode(batch, 77, unit.length));
    }

    @Test
    void aPrototypeIsAClass() throws WmioException {
        ObjectWriter prototype = WmioSamples.classWithMethods().objectFlags(0x50);
        assertEquals("Child", classObject(prototype).cimClass().name());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x03, 0x04, 0x07, 0xfc})
    void anObjectIsEitherAClassOrAnInstance(int flags) {
        byte[] unit = ObjectWriter.ofInstance(new ClassWriter("C")).encodingUnit();
        unit[8] = (byte) flags;
        WmioException e = assertThrows(WmioException.class, () -> decode(unit));
        assertEquals(8, e.offset());
        assertEquals("EncodingUnit.ObjectBlock.ObjectFlags", e.path());
    }

    /** [MS-WMIO] section 3: class Base; its ObjectEncodingLength is 16 octets too large. */
    @Test
    void theSpecificationsFirstExampleDecodes() throws WmioException {
        byte[] printed =
                HexFormat.of()
                        .parseHex(
                                "78563412d00000000500445052415641542d4445560000524f4f54001d000000"
                                        + "00ffffffff00000000040000000400000000000000000000800c000000000000"
                                        + "0000000080660000000000000000050000000400000004000000010000000600"
                                        + "00000a00000005ffffffff3c0000800042617365000049640003000000000000"
                                        + "000000000000001c0000000a00008003080000003400000001000080130b0000"
                                        + "00ffff0073696e743332000c00000000003400000000800080130b000000ffff"
                                        + "0073696e74333200");
        byte[] unit = Arrays.copyOf(printed, 8 + 0xd0);
        CimObject.OfClass base = (CimObject.OfClass) decode(unit);
        assertEquals(Optional.empty(), base.superclass());
        assertEquals("Base", base.cimClass().name());
        CimProperty id = base.cimClass().property("Id").orElseThrow();
        assertEquals(CimType.SINT32, id.type());
        assertEquals(new CimValue.Null(), id.value());
        assertEquals(
                List.of("CIMTYPE", "key"),
                id.qualifiers().stream().map(CimQualifier::name).toList());
    }

    static int indexOf(byte[] data, byte[] wanted) {
        for (int i = 0; i + wanted.length <= data.length; i++) {
            if (Arrays.equals(data, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
