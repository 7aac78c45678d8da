package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.wmi.CimType.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
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

    private static CimObject.OfInstance instance(WmioBuilder builder) throws WmioException {
        return assertInstanceOf(CimObject.OfInstance.class, decode(builder.encodingUnit()));
    }

    private static CimObject.OfClass classObject(WmioBuilder builder) throws WmioException {
        return assertInstanceOf(CimObject.OfClass.class, decode(builder.encodingUnit()));
    }

    private static CimValue value(WmioBuilder builder, String property) throws WmioException {
        return instance(builder).property(property).orElseThrow().value();
    }

    private static CimValue expected(CimType type, Object sample) throws WmioException {
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
    @EnumSource(value = CimType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyTypeKeepsItsValue(CimType type) throws WmioException {
        CimProperty property =
                instance(WmioSamples.everyType()).property("P" + type.label()).orElseThrow();
        assertEquals(type, property.type());
        assertFalse(property.array());
        assertEquals(expected(type, WmioSamples.sample(type)), property.value());
    }

    @ParameterizedTest
    @EnumSource(value = CimType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyArrayKeepsItsElements(CimType type) throws WmioException {
        CimProperty property =
                instance(WmioSamples.everyArray()).property("A" + type.label()).orElseThrow();
        CimValue element = expected(type, WmioSamples.sample(type));
        assertEquals(type, property.type());
        assertTrue(property.array());
        assertEquals(new CimValue.Array(List.of(element, element)), property.value());
    }

    @ParameterizedTest
    @EnumSource(CimType.class)
    void everyTypeCanBeNull(CimType type) throws WmioException {
        ClassBuilder builder = new ClassBuilder("C").property("P", type).arrayProperty("A", type);
        WmioBuilder nothing = new WmioBuilder().instanceType(builder);
        assertEquals(new CimValue.Null(), value(nothing, "P"));
        assertEquals(new CimValue.Null(), value(nothing, "A"));
    }

    @ParameterizedTest
    @EnumSource(value = CimType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void everyTypeCanHaveADefault(CimType type) throws WmioException {
        Object sample = WmioSamples.sample(type);
        ClassBuilder builder = new ClassBuilder("C").property("P", Type.of(type), sample);
        WmioBuilder defaulted = new WmioBuilder().instanceType(builder).classDefault("P");
        CimProperty property = instance(defaulted).property("P").orElseThrow();
        assertEquals(expected(type, sample), property.value());
        assertTrue(property.defaulted());
    }

    @ParameterizedTest
    @EnumSource(CimType.class)
    void anEmptyArrayIsNotNull(CimType type) throws WmioException {
        ClassBuilder builder = new ClassBuilder("C").arrayProperty("A", type);
        WmioBuilder empty = new WmioBuilder().instanceType(builder).value("A", List.of());
        assertEquals(new CimValue.Array(List.of()), value(empty, "A"));
    }

    @Test
    void aNullOfTheInstanceHidesTheDefault() throws WmioException {
        ClassBuilder builder = new ClassBuilder("C").property("P", Type.of(STRING), "default");
        assertEquals(new CimValue.Null(), value(new WmioBuilder().instanceType(builder), "P"));
    }

    @Test
    void aReferenceOfNullIsNullWhateverTheNdTableSays() throws WmioException {
        ClassBuilder builder = new ClassBuilder("C").property("P", STRING).property("O", OBJECT);
        WmioBuilder nothing = new WmioBuilder().instanceType(builder);
        nothing.value("P", HeapBuilder.NULL).value("O", HeapBuilder.NULL);
        assertEquals(new CimValue.Null(), value(nothing, "P"));
        assertEquals(new CimValue.Null(), value(nothing, "O"));
    }

    @Test
    void arraysOfStringsCanHoldNull() throws WmioException {
        ClassBuilder builder = new ClassBuilder("C").arrayProperty("A", STRING);
        List<String> strings = new ArrayList<>(Arrays.asList("one", null));
        CimValue array = value(new WmioBuilder().instanceType(builder).value("A", strings), "A");
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
        WmioBuilder builder =
                new WmioBuilder().instanceType(new ClassBuilder("C").property("P", STRING));
        long reference = builder.instanceHeap().string(word);
        assertTrue(reference >= 0x8000_0000L, "the builder uses the dictionary");
        assertEquals(new CimValue.Text(word), value(builder.value("P", reference), "P"));
    }

    @Test
    void dictionaryReferencesCanBeNames() throws WmioException {
        ClassBuilder builder = new ClassBuilder("provider").property("dynamic", UINT8);
        CimObject.OfInstance instance =
                instance(new WmioBuilder().instanceType(builder).value("dynamic", 5));
        assertEquals("provider", instance.className());
        assertEquals("provider", instance.cimClass().name());
        assertEquals(new CimValue.Unsigned(5), instance.property("dynamic").orElseThrow().value());
    }

    @Test
    void anUnknownWordOfTheDictionaryIsAnError() {
        WmioBuilder builder =
                new WmioBuilder().instanceType(new ClassBuilder("C").property("P", STRING));
        builder.value("P", 0x8000_000bL);
        WmioException e = assertThrows(WmioException.class, () -> value(builder, "P"));
        assertTrue(e.getMessage().endsWith("the dictionary has no string 11"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Größe ÿ", "磁盘", "\ud83d\ude00 pair", "lone \ud83d"})
    void stringsComeInBothEncodings(String text) throws WmioException {
        WmioBuilder builder =
                new WmioBuilder()
                        .instanceType(
                                new ClassBuilder("C").property("P", STRING).property("Q", STRING));
        HeapBuilder heap = builder.instanceHeap();
        long shortest = heap.item(new Octets().encodedString(text).toBytes());
        long utf16 = heap.item(new Octets().utf16String(text).toBytes());
        builder.value("P", shortest).value("Q", utf16);
        assertEquals(new CimValue.Text(text), value(builder, "P"));
        assertEquals(new CimValue.Text(text), value(builder, "Q"));
    }

    @Test
    void anyBooleanButZeroIsTrue() throws WmioException {
        byte[] unit =
                new WmioBuilder()
                        .instanceType(new ClassBuilder("C").property("P", UINT16))
                        .value("P", 1)
                        .encodingUnit();
        int info = indexOf(unit, new Octets().uint32(18).uint16(0).uint32(0).toBytes());
        unit[info] = 11;
        CimObject.OfInstance instance = (CimObject.OfInstance) decode(unit);
        assertEquals(new CimValue.Bool(true), instance.property("P").orElseThrow().value());
    }

    @Test
    void decorationIsTheSourceIfItIsThere() throws WmioException {
        WmioBuilder builder = new WmioBuilder().instanceType(new ClassBuilder("C"));
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
        CimObject.OfInstance empty =
                instance(new WmioBuilder().instanceType(new ClassBuilder("Empty")));
        assertEquals("Empty", empty.className());
        assertEquals(List.of(), empty.properties());
    }

    @Test
    void propertiesComeInTheOrderOfDeclaration() throws WmioException {
        ClassBuilder builder = new ClassBuilder("C");
        for (String name : List.of("Zeta", "alpha", "Beta", "Gamma", "delta")) {
            builder.property(name, UINT8);
        }
        List<String> names =
                instance(new WmioBuilder().instanceType(builder)).properties().stream()
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
        for (CimType type : EnumSet.complementOf(EnumSet.of(OBJECT))) {
            Object sample = WmioSamples.sample(type);
            ClassBuilder builder =
                    new ClassBuilder("C")
                            .classQualifier(new QualifierSpec("Q", 0x33, Type.of(type), sample))
                            .classQualifier(QualifierSpec.flag("last"));
            List<CimQualifier> qualifiers =
                    instance(new WmioBuilder().instanceType(builder)).cimClass().qualifiers();
            assertEquals(2, qualifiers.size());
            assertEquals(type, qualifiers.get(0).type());
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
        assertEquals(UINT64, size.type());
        assertEquals(
                List.of("in", "ID"), size.qualifiers().stream().map(CimQualifier::name).toList());
        assertTrue(resize.output().orElseThrow().property("returnvalue").isPresent());
    }

    @Test
    void aTopmostClassHasNoSuperclass() throws WmioException {
        CimObject.OfClass top =
                classObject(
                        new WmioBuilder()
                                .classType(new ClassBuilder(null), new ClassBuilder("Top")));
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
        ClassBuilder builder =
                new ClassBuilder("Child")
                        .derivationList("Parent")
                        .inheritedProperty("Own", Type.of(STRING), 0b10, "copied")
                        .inheritedProperty("Nothing", Type.of(STRING), 0b11, "ignored");
        WmioBuilder child =
                new WmioBuilder().instanceType(builder).classDefault("Own").classDefault("Nothing");
        assertEquals(new CimValue.Text("copied"), value(child, "Own"));
        assertEquals(new CimValue.Null(), value(child, "Nothing"));
    }

    @Test
    void originsAreCountedFromTheTopmostClass() throws WmioException {
        ClassBuilder builder =
                new ClassBuilder("C")
                        .derivationList("B", "A")
                        .inheritedProperty("OfA", Type.of(UINT8), 0b11, null)
                        .property("OfC", UINT8);
        CimClass c = instance(new WmioBuilder().instanceType(builder)).cimClass();
        assertEquals(Optional.of("A"), c.property("OfA").orElseThrow().origin().className());
        assertEquals(Optional.of("C"), c.property("OfC").orElseThrow().origin().className());
        assertEquals(List.of("B", "A"), c.derivation());
    }

    @Test
    void whatFollowsAClassPartStartsAfterItsEncodingLength() throws WmioException {
        ClassBuilder builder =
                new ClassBuilder("C").property("P", STRING).unusedOctets(1000).heapGap(9);
        assertEquals(
                new CimValue.Text("x"),
                value(new WmioBuilder().instanceType(builder).value("P", "x"), "P"));
    }

    @Test
    void octetsAfterTheObjectAreIgnored() throws WmioException {
        byte[] unit = WmioSamples.disk(1).encodingUnit();
        byte[] longer = new Octets().octets(unit).fill(5, 0xaa).toBytes();
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
        byte[] batch = new Octets().fill(77, 0xcc).octets(unit).fill(9, 0xdd).toBytes();
        assertEquals(decode(unit), WholeObject.decode(batch, 77, unit.length));
    }

    @Test
    void aPrototypeIsAClass() throws WmioException {
        WmioBuilder prototype = WmioSamples.classWithMethods().objectFlags(0x50);
        assertEquals("Child", classObject(prototype).cimClass().name());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x03, 0x04, 0x07, 0xfc})
    void anObjectIsEitherAClassOrAnInstance(int flags) {
        byte[] unit = new WmioBuilder().instanceType(new ClassBuilder("C")).encodingUnit();
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
        assertEquals(SINT32, id.type());
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
