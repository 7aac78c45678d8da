package io.github.checkhyperv.wmi.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.simhost.cim.Mof;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real objects decode to what their {@code .mof} says, value by value. The printer of these files
 * has quirks, each of which is settled by the bytes:
 *
 * <ul>
 *   <li>an array's type is printed as its elements' type: {@code uint32 Array} is 0x2013 on the
 *       wire, an array of uint32, and the instance's value {@code {1, 2, 3}} is one too;
 *   <li>{@code CIMTYPE} is not printed as a qualifier but in place of the type: {@code int Status}
 *       is an object whose CIMTYPE is {@code object:int};
 *   <li>a single qualifier beside CIMTYPE is not printed, such as {@code key} of Base.Id, which the
 *       specification's own text has;
 *   <li>a default value that is inherited is not printed, but it is in the bytes: MyClass2.Data2
 *       refers to a {@code defaultValue} of its own heap;
 *   <li>{@code @inherited} takes ClassOfOrigin for an index from the immediate superclass. It
 *       counts from the topmost class: the file itself has Data1 declared in MyClass, and then in
 *       MyClass2 as inherited from Base.
 * </ul>
 */
class CorpusTest {
    private int compared;

    private static byte[] octets(String name) throws Exception {
        Path file = WmioSamples.CORPUS.resolve(name + ".bin");
        assumeTrue(Files.exists(file), WmioSamples::noCorpus);
        return Files.readAllBytes(file);
    }

    private static CimObject decode(String name) throws Exception {
        byte[] data = octets(name);
        return WholeObject.decode(data, 0, data.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmio_structure_example",
                "wmio_instance_encoding",
                "wmio_class_encoding_with_methods",
                "wmio_win32_process"
            })
    void recordedObjectIsWhatItsMofSays(String name) throws Exception {
        CimObject object = decode(name);
        Mof mof = Mof.read(Files.readString(WmioSamples.CORPUS.resolve(name + ".mof")));
        same(mof.server(), object.source().orElseThrow().server(), "server");
        same(mof.namespace(), object.source().orElseThrow().namespace(), "namespace");
        if (object instanceof CimObject.OfInstance instance) {
            same(1, mof.classes().size(), "classes");
            compareClass(mof.classes().get(0), instance.cimClass());
            compareInstance(mof.instance().orElseThrow(), instance);
        } else if (object instanceof CimObject.OfClass aClass) {
            same(Optional.empty(), mof.instance(), "instance");
            same(2, mof.classes().size(), "classes");
            compareClass(mof.classes().get(0), aClass.superclass().orElseThrow());
            compareClass(mof.classes().get(1), aClass.cimClass());
        }
        System.out.println(name + ": " + compared + " statements of the .mof compared");
    }

    private void same(Object expected, Object actual, String what) {
        assertEquals(expected, actual, what);
        compared++;
    }

    private void compareInstance(Mof.MofInstance mof, CimObject.OfInstance instance) {
        same(mof.className(), instance.className(), "class of the instance");
        same(mof.values().size(), instance.properties().size(), "properties");
        for (int i = 0; i < mof.values().size(); i++) {
            Mof.MofMember expected = mof.values().get(i);
            CimProperty actual = instance.properties().get(i);
            same(expected.name(), actual.name(), "name");
            same(expected.value(), printed(actual.value()), expected.name());
        }
    }

    private void compareClass(Mof.MofClass mof, CimClass actual) {
        same(mof.name(), actual.name(), "class name");
        same(mof.superclasses(), actual.derivation(), mof.name() + " derivation");
        compareQualifiers(mof.qualifiers(), actual.qualifiers(), mof.name());
        same(mof.properties().size(), actual.properties().size(), "properties");
        for (int i = 0; i < mof.properties().size(); i++) {
            compareProperty(mof.properties().get(i), actual.properties().get(i), actual);
        }
        same(mof.methods().size(), actual.methods().size(), "methods of " + mof.name());
        for (int i = 0; i < mof.methods().size(); i++) {
            compareMethod(mof.methods().get(i), actual.methods().get(i));
        }
    }

    private void compareProperty(Mof.MofMember mof, CimProperty actual, CimClass owner) {
        String where = owner.name() + "." + mof.name();
        compareParameter(mof, actual, where);
        Optional<Object> ownDefault =
                actual.defaulted() ? Optional.empty() : printed(actual.value());
        same(mof.value(), ownDefault, where);
        same(mof.inheritedFrom().isPresent(), actual.origin().inherited(), where);
        int depth = (int) actual.origin().depth();
        if (mof.inheritedFrom().isPresent()) {
            same(mof.inheritedFrom().get(), owner.derivation().get(depth), where);
        } else {
            same(owner.derivation().size(), depth, where);
            same(Optional.of(owner.name()), actual.origin().className(), where);
        }
    }

    private void compareMethod(Mof.MofMember mof, CimMethod actual) {
        same(mof.name(), actual.name(), "method");
        compareQualifiers(mof.qualifiers(), actual.qualifiers(), mof.name());
        CimProperty returned = actual.output().orElseThrow().property("ReturnValue").orElseThrow();
        same(mof.type(), printedType(returned), mof.name());
        List<CimProperty> parameters = new ArrayList<>();
        actual.input().ifPresent(c -> parameters.addAll(c.properties()));
        parameters.addAll(actual.output().orElseThrow().properties());
        parameters.remove(returned);
        parameters.sort(Comparator.comparingLong(CorpusTest::place));
        same(mof.parameters().size(), parameters.size(), mof.name() + " parameters");
        for (int i = 0; i < parameters.size(); i++) {
            compareParameter(mof.parameters().get(i), parameters.get(i), mof.name());
        }
    }

    private static long place(CimProperty parameter) {
        CimQualifier id = qualifier(parameter, "ID");
        return ((CimValue.Signed) id.value()).value();
    }

    private void compareParameter(Mof.MofMember mof, CimProperty actual, String where) {
        same(mof.name(), actual.name(), where);
        same(mof.type(), printedType(actual), where);
        compareQualifiers(mof.qualifiers(), actual.qualifiers(), where);
    }

    private void compareQualifiers(
            List<Mof.MofQualifier> mof, List<CimQualifier> actual, String where) {
        List<CimQualifier> shown =
                actual.stream().filter(q -> !q.name().equals("CIMTYPE")).toList();
        if (mof.isEmpty()) {
            assertTrue(shown.size() <= 1, where + " has qualifiers that the .mof lacks");
            return;
        }
        same(
                mof.stream().map(Mof.MofQualifier::name).toList(),
                shown.stream().map(CimQualifier::name).toList(),
                where + " qualifiers");
        for (int i = 0; i < shown.size(); i++) {
            Object value = mof.get(i).value();
            same(Optional.of(value), printed(shown.get(i).value()), where + " " + mof.get(i));
            boolean expectedArray = value instanceof List;
            same(expectedArray, shown.get(i).array(), where + " " + mof.get(i));
        }
    }

    private static CimQualifier qualifier(CimProperty property, String name) {
        return property.qualifiers().stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(property.name() + " has no " + name));
    }

    /** The type as CIMTYPE tells it, which has to agree with the type on the wire. */
    private static String printedType(CimProperty property) {
        String cimType = ((CimValue.Text) qualifier(property, "CIMTYPE").value()).value();
        if (property.type() == CimType.OBJECT) {
            assertTrue(cimType.startsWith("object:"), cimType);
            return cimType.substring("object:".length());
        }
        assertEquals(property.type().label(), cimType, property.name());
        return cimType;
    }

    /** A value as the reader of the .mof returns it; empty for NULL. */
    private static Optional<Object> printed(CimValue value) {
        if (value instanceof CimValue.Null) {
            return Optional.empty();
        } else if (value instanceof CimValue.Bool bool) {
            return Optional.of(bool.value());
        } else if (value instanceof CimValue.Signed signed) {
            return Optional.of(signed.value());
        } else if (value instanceof CimValue.Unsigned unsigned) {
            return Optional.of(unsigned.value());
        } else if (value instanceof CimValue.Text text) {
            return Optional.of(text.value());
        } else if (value instanceof CimValue.Array array) {
            return Optional.of(
                    array.elements().stream().map(e -> printed(e).orElseThrow()).toList());
        }
        throw new AssertionError("no .mof of the corpus has a " + value);
    }

    /** What the .mof cannot say right is said by the bytes, and by the object's own superclass. */
    @Test
    void whatIsInheritedAgreesWithTheSuperclassThatCameAlong() throws Exception {
        for (String name : List.of("wmio_class_encoding_with_methods", "wmio_win32_process")) {
            CimObject.OfClass object = (CimObject.OfClass) decode(name);
            CimClass superclass = object.superclass().orElseThrow();
            for (CimProperty inherited : superclass.properties()) {
                CimProperty own = object.cimClass().property(inherited.name()).orElseThrow();
                assertTrue(own.origin().inherited(), own.name());
                assertEquals(inherited.origin().className(), own.origin().className());
                assertEquals(inherited.value(), own.value());
            }
        }
    }

    @Test
    void thePropertyCalledArrayIsOne() throws Exception {
        CimProperty array =
                decode("wmio_structure_example").cimClass().property("Array").orElseThrow();
        assertEquals(CimType.UINT32, array.type());
        assertTrue(array.array());
    }

    @Test
    void qualifiersThatTheMofLeavesOutAreThere() throws Exception {
        CimClass myClass = decode("wmio_structure_example").cimClass();
        assertEquals("Description", myClass.qualifiers().get(0).name());
        assertEquals(new CimValue.Text("MyClass Example"), myClass.qualifiers().get(0).value());
        CimQualifier key = qualifier(myClass.property("Id").orElseThrow(), "key");
        assertTrue(key.flavor().propagated());
    }

    @Test
    void aRecordedInstanceIsARow() throws Exception {
        byte[] data = octets("wmio_instance_encoding");
        CimInstance row = new WmioDecoder().decodeInstance(data, 0, data.length);
        assertEquals("MyClass", row.className());
        assertEquals(Optional.of("StringField"), row.string("data1"));
        assertEquals(Optional.of("defaultValue"), row.string("Data2"));
        assertTrue(row.declares("Id"));
    }

    @Test
    void everyRecordedObjectOfTheCorpusIsTested() throws Exception {
        assumeTrue(Files.isDirectory(WmioSamples.CORPUS), WmioSamples::noCorpus);
        try (Stream<Path> files = Files.list(WmioSamples.CORPUS)) {
            assertEquals(4, files.filter(f -> f.toString().endsWith(".bin")).count());
        }
    }
}
