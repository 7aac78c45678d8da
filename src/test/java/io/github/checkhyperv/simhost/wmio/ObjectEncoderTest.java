package io.github.checkhyperv.simhost.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Declarations;
import io.github.checkhyperv.simhost.cim.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Octets written out by hand from the tables of [MS-WMIO]. */
class ObjectEncoderTest {
    private static final String TINY = "class T { [key] uint8 a; string b = \"x\"; };";

    private static final String TINY_CLASS_PART =
            "97000000" // EncodingLength 151
                    + "00" // ReservedOctet
                    + "00000000" // ClassNameRef
                    + "06000000" // NdTableValueTableLength
                    + "04000000" // DerivationList: nothing but its length
                    + "04000000" // ClassQualifierSet: the same
                    + "02000000" // PropertyCount
                    + "03000000"
                    + "06000000" // a: name, PropertyInfo
                    + "37000000"
                    + "3a000000" // b: name, PropertyInfo
                    + "f1" // NdTable: a NULL, b a value of its own, two that are not there
                    + "ff"
                    + "61000000" // ValueTable
                    + "64000080" // ClassHeap: 100 octets
                    + "005400" // "T"
                    + "006100" // "a"
                    + "11000000"
                    + "0000"
                    + "00000000"
                    + "00000000" // uint8, 0, offset 0, origin 0
                    + "1c000000" // PropertyQualifierSet
                    + "0a000080"
                    + "03"
                    + "08000000"
                    + "30000000" // CIMTYPE
                    + "01000080"
                    + "13"
                    + "0b000000"
                    + "ffff" // key
                    + "0075696e743800" // "uint8"
                    + "006200" // "b"
                    + "08000000"
                    + "0100"
                    + "01000000"
                    + "00000000" // string, 1, offset 1, origin 0
                    + "11000000"
                    + "0a000080"
                    + "03"
                    + "08000000"
                    + "59000000" // CIMTYPE
                    + "00737472696e6700" // "string"
                    + "007800"; // "x"

    private static final String TINY_INSTANCE =
            "1b000000" // EncodingLength 27
                    + "00" // InstanceFlags
                    + "00000000" // InstanceClassName
                    + "08" // NdTable: a a value, b the default of the class
                    + "05"
                    + "00000000" // InstanceData
                    + "04000000"
                    + "01" // InstanceQualifierSet: empty, no property qualifiers
                    + "03000080" // InstanceHeap
                    + "005400"; // "T"

    private static Row row(String mof, String className) {
        Map<String, ClassDef> classes = Declarations.read(mof, 2019);
        return new Row(classes.get(className));
    }

    private static String encode(Style style, List<String> properties, Row row) {
        return HexFormat.of().formatHex(new ObjectEncoder(style, properties).encode(row));
    }

    @Test
    void encodesAnInstanceWithoutDecorationAsTheSpecificationSays() {
        String expected =
                "78563412" // Signature
                        + "b3000000" // ObjectEncodingLength 179
                        + "02" // ObjectFlags: an instance
                        + TINY_CLASS_PART
                        + TINY_INSTANCE;
        assertEquals(expected, encode(Style.limited(), null, row(TINY, "t").set("a", 5)));
    }

    @Test
    void typeOfACounterIsAQualifierOfItsPropertyWithItsNameInTheHeap() {
        String expected =
                "78563412"
                        + "94000000" // ObjectEncodingLength 148
                        + "02" // ObjectFlags: an instance
                        + "75000000" // EncodingLength 117
                        + "00"
                        + "00000000" // ClassNameRef
                        + "09000000" // NdTableValueTableLength
                        + "04000000" // DerivationList
                        + "04000000" // ClassQualifierSet
                        + "01000000" // PropertyCount
                        + "03000000"
                        + "06000000" // n: name, PropertyInfo
                        + "fd" // NdTable: n NULL, three that are not there
                        + "ffffffffffffffff" // ValueTable
                        + "47000080" // ClassHeap: 71 octets
                        + "004300" // "C"
                        + "006e00" // "n"
                        + "15000000"
                        + "0000"
                        + "00000000"
                        + "00000000" // uint64, 0, offset 0, origin 0
                        + "1e000000" // PropertyQualifierSet: EncodingLength 30
                        + "0a000080" // QualifierName: CIMTYPE, from the dictionary
                        + "03" // QualifierFlavor: to instances and derived classes
                        + "08000000" // QualifierType: string
                        + "32000000" // QualifierValue: in the heap at 50
                        + "3a000000" // QualifierName: in the heap at 58
                        + "03"
                        + "13000000" // QualifierType: uint32
                        + "00054110" // QualifierValue: 0x10410500, PERF_COUNTER_BULK_COUNT
                        + "0075696e74363400" // "uint64"
                        + "00436f756e7465725479706500" // "CounterType"
                        + "1e000000" // EncodingLength 30
                        + "00"
                        + "00000000"
                        + "00" // NdTable: n a value
                        + "0500000000000000" // InstanceData
                        + "04000000"
                        + "01"
                        + "03000080"
                        + "004300"; // "C"
        String mof = "class C { [CounterType(272696576)] uint64 n; };";
        assertEquals(expected, encode(Style.limited(), null, row(mof, "c").set("n", 5)));
    }

    @Test
    void decorationNamesServerAndNamespace() {
        String expected =
                "78563412"
                        + "bc000000" // 9 octets more
                        + "06" // an instance with a Decoration
                        + "004800" // "H"
                        + "00726f6f7400" // "root"
                        + TINY_CLASS_PART
                        + TINY_INSTANCE;
        Style style = Style.whole("H", "root");
        assertEquals(expected, encode(style, null, row(TINY, "t").set("a", 5)));
    }

    @Test
    void lookupTableIsInTheOrderOfNamesAndDeclarationOrderIsKept() {
        Row row = row("class T { uint32 zebra; uint32 Alpha; uint32 beta; };", "t");
        String hex = encode(Style.limited(), null, row);
        int alpha = hex.indexOf("00416c70686100"); // "Alpha"
        int beta = hex.indexOf("006265746100");
        int zebra = hex.indexOf("007a6562726100");
        assertTrue(alpha > 0 && alpha < beta && beta < zebra, hex);
        // Behind each name: the type, then the DeclarationOrder and the ValueTableOffset.
        assertTrue(hex.startsWith("13000000" + "0100" + "04000000", alpha + 14), hex);
        assertTrue(hex.startsWith("13000000" + "0200" + "08000000", beta + 12), hex);
        assertTrue(hex.startsWith("13000000" + "0000" + "00000000", zebra + 14), hex);
    }

    @Test
    void derivationListEndsEachNameWithItsLength() {
        String mof = "class A { uint8 a; }; class Bc : A { }; class D : Bc { };";
        String hex = encode(Style.whole("", ""), null, row(mof, "d"));
        String bc = "00426300" + "04000000";
        String a = "004100" + "03000000";
        assertTrue(hex.contains("13000000" + bc + a), hex);
        assertTrue(hex.contains("11400000" + "0000" + "00000000" + "00000000"), hex);
    }

    @Test
    void aProjectionHasTheSelectedPropertiesOnlyAndNoAncestors() {
        String mof = "class A { uint8 a; uint8 b; }; class D : A { uint8 c; };";
        Row row = row(mof, "d").set("b", 7).set("c", 9);
        String limited = encode(Style.limited(), List.of("C", "B"), row);
        String same =
                encode(
                        Style.limited(),
                        null,
                        row("class D { uint8 b; uint8 c; };", "d").set("b", 7).set("c", 9));
        assertEquals(same, limited);
    }

    @Test
    void stringsAreLatin1WhereTheyFitAndUtf16WhereTheyDoNot() {
        Row row = row("class T { string s; };", "t");
        String latin = encode(Style.limited(), null, row.set("s", "Größe"));
        assertTrue(latin.endsWith("00" + "4772f6df65" + "00"), latin);
        String wide = encode(Style.limited(), null, row.set("s", "虚A"));
        assertTrue(wide.endsWith("01" + "5a86" + "4100" + "0000"), wide);
    }

    @Test
    void arraysLieInTheHeapWithTheirCount() {
        Row row = row("class T { uint16 n[]; string s[]; boolean f[]; };", "t");
        row.set("n", List.of(3, 32788)).set("s", List.of("a", "虚")).set("f", List.of(true));
        String hex = encode(Style.limited(), null, row);
        // The heap: "T", n, then s at 11 with its strings at 23 and 26, then f.
        String heap =
                "005400"
                        + ("02000000" + "0300" + "1480")
                        + ("02000000" + "17000000" + "1a000000" + "006100" + "015a860000")
                        + ("01000000" + "ffff");
        assertTrue(hex.endsWith(heap), hex);
        assertTrue(hex.contains("03000000" + "0b000000" + "1f000000" + "04000000" + "01"), hex);
    }

    @Test
    void nullThatWasSetDiffersFromAPropertyThatWasNeverSet() {
        Row row = row("class T { uint8 a; uint8 b; };", "t").set("a", null);
        String hex = encode(Style.limited(), null, row);
        // a: NULL of its own (01), b: the class's default, which is NULL (11).
        assertTrue(hex.contains("00" + "00000000" + "0d" + "0000" + "04000000" + "01"), hex);
    }

    @Test
    void slackMakesTheClassPartLongerThanItsContent() {
        Row row = row(TINY, "t").set("a", 5);
        String hex = encode(Style.limited().withSlack(3), null, row);
        String classPart = TINY_CLASS_PART.replaceFirst("97000000", "9a000000") + "000000";
        assertEquals("78563412" + "b6000000" + "02" + classPart + TINY_INSTANCE, hex);
    }

    @Test
    void uint64IsEightOctetsAndEmbeddedObjectsAreWholeBlocks() {
        String mof = "class T { uint8 a; }; class U { uint64 n; object o; };";
        Map<String, ClassDef> classes = Declarations.read(mof, 2019);
        Row inner = new Row(classes.get("t")).set("a", 1);
        Row outer = new Row(classes.get("u")).set("n", -2L).set("o", inner);
        String hex = encode(Style.limited(), null, outer);
        assertTrue(hex.contains("feffffffffffffff" + "03000000" + "04000000" + "01"), hex);
        String block = encode(Style.whole("", ""), null, inner).substring(8);
        assertTrue(hex.endsWith(block), hex);
    }

    /** Its octets are kept, so the change would be lost. */
    @Test
    void aClassThatIsWrittenDoesNotChange() {
        ClassWriter type = new ClassWriter("T").property("a", CimBaseType.UINT8);
        ObjectWriter.ofInstance(type).encodingUnit();
        assertThrows(IllegalStateException.class, () -> type.property("b", CimBaseType.UINT8));
    }
}
