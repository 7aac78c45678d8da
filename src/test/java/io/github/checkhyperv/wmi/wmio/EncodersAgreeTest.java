package io.github.checkhyperv.wmi.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.wmio.ObjectEncoder;
import io.github.checkhyperv.simhost.wmio.Style;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.QualifierSpec;
import io.github.checkhyperv.wmi.wmio.HeapBuilder.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two readings of [MS-WMIO], the simulated host's and the tests' own, say the same of the same
 * object, in as many octets; only the order of the items in the heaps, which 2.3.4 leaves free,
 * differs.
 */
class EncodersAgreeTest {
    private static final int TO_ALL = 0x03;
    private static final int PROPAGATED = 0x20;

    private static ClassDef classDef(CimBaseType type, boolean array, Object defaultValue) {
        ClassDef parent = new ClassDef("A", null, "", List.of(def("of_a", type, array, null)));
        return new ClassDef("C", parent, "", List.of(def("of_c", type, array, defaultValue)));
    }

    private static PropertyDef def(String name, CimBaseType type, boolean array, Object value) {
        return new PropertyDef(name, type, array, type.label(), false, false, value);
    }

    private static ClassBuilder builder(CimBaseType type, boolean array, Object defaultValue) {
        Type declared = new Type(CimType.valueOf(type.name()), array);
        ClassBuilder builder = new ClassBuilder("C").derivationList("A");
        builder.inheritedProperty("of_a", declared, 0b11, null)
                .propertyQualifier(cimType(TO_ALL | PROPAGATED, type));
        if (defaultValue != null) {
            builder.property("of_c", declared, defaultValue);
        } else if (array) {
            builder.arrayProperty("of_c", declared.base());
        } else {
            builder.property("of_c", declared.base());
        }
        return builder.propertyQualifier(cimType(TO_ALL, type));
    }

    private static QualifierSpec cimType(int flavor, CimBaseType type) {
        return new QualifierSpec("CIMTYPE", flavor, Type.of(CimType.STRING), type.label());
    }

    private static void agree(byte[] hosts, byte[] tests) throws WmioException {
        assertEquals(decode(tests), decode(hosts));
        assertEquals(tests.length, hosts.length);
    }

    private static CimObject decode(byte[] unit) throws WmioException {
        return WholeObject.decode(unit, 0, unit.length);
    }

    private static Object sample(CimBaseType type) {
        return WmioSamples.sample(CimType.valueOf(type.name()));
    }

    private static Object plain(Object sample) {
        return sample instanceof Character c ? Integer.valueOf(c) : sample;
    }

    @ParameterizedTest
    @EnumSource(value = CimBaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void aValueOfEveryType(CimBaseType type) throws WmioException {
        Object value = sample(type);
        Row row = new Row(classDef(type, false, null)).set("of_a", plain(value)).set("of_c", null);
        WmioBuilder object =
                new WmioBuilder()
                        .decoration("H", "root")
                        .instanceType(builder(type, false, null))
                        .value("of_a", value);
        agree(new ObjectEncoder(Style.whole("H", "root")).encode(row), object.encodingUnit());
    }

    @ParameterizedTest
    @EnumSource(value = CimBaseType.class, mode = EnumSource.Mode.EXCLUDE, names = "OBJECT")
    void anArrayOfEveryType(CimBaseType type) throws WmioException {
        Object value = sample(type);
        Row row = new Row(classDef(type, true, null));
        row.set("of_a", List.of(plain(value), plain(value))).set("of_c", List.of());
        WmioBuilder object =
                new WmioBuilder()
                        .decoration("H", "root")
                        .instanceType(builder(type, true, null))
                        .value("of_a", List.of(value, value))
                        .value("of_c", List.of());
        agree(new ObjectEncoder(Style.whole("H", "root")).encode(row), object.encodingUnit());
    }

    @ParameterizedTest
    @EnumSource(
            value = CimBaseType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OBJECT", "CHAR16"})
    void aDefaultOfEveryType(CimBaseType type) throws WmioException {
        Object value = sample(type);
        Row row = new Row(classDef(type, false, value)).set("of_a", value);
        WmioBuilder object =
                new WmioBuilder()
                        .decoration("H", "root")
                        .instanceType(builder(type, false, value))
                        .value("of_a", value)
                        .classDefault("of_c");
        agree(new ObjectEncoder(Style.whole("H", "root")).encode(row), object.encodingUnit());
    }

    @Test
    void objectsWithinObjects() throws Exception {
        ClassDef type = classDef(CimBaseType.STRING, false, null);
        Row row = new Row(type).set("of_a", "inner").set("of_c", "虚");
        List<PropertyDef> own =
                List.of(
                        def("one", CimBaseType.OBJECT, false, null),
                        def("many", CimBaseType.OBJECT, true, null));
        ClassDef outer = new ClassDef("Outer", null, "", own);
        WmioBuilder object =
                new WmioBuilder()
                        .instanceType(
                                new ClassBuilder("Outer")
                                        .property("one", CimType.OBJECT)
                                        .propertyQualifier(cimType(TO_ALL, CimBaseType.OBJECT))
                                        .arrayProperty("many", CimType.OBJECT)
                                        .propertyQualifier(cimType(TO_ALL, CimBaseType.OBJECT)))
                        .value("one", inner())
                        .value("many", List.of(inner(), inner()));
        Row holder = new Row(outer).set("one", row).set("many", new ArrayList<>(List.of(row, row)));
        byte[] hosts = new ObjectEncoder(Style.whole("", "")).encode(holder);
        byte[] tests = object.encodingUnit();
        assertEquals(tests.length, hosts.length);
        assertEquals(embedded(tests), embedded(hosts));
    }

    private static WmioBuilder inner() {
        return new WmioBuilder()
                .instanceType(builder(CimBaseType.STRING, false, null))
                .value("of_a", "inner")
                .value("of_c", "虚");
    }

    /** The values of both properties of each object that is embedded. */
    private static List<CimValue> embedded(byte[] unit) throws Exception {
        CimInstance row = new WmioDecoder().decodeInstance(unit, 0, unit.length);
        List<CimValue> objects = new ArrayList<>(((CimValue.Array) row.value("many")).elements());
        objects.add(row.value("one"));
        List<CimValue> values = new ArrayList<>();
        for (CimValue object : objects) {
            CimInstance inner = ((CimValue.Embedded) object).value();
            values.add(inner.value("of_a"));
            values.add(inner.value("of_c"));
        }
        return values;
    }
}
