package io.github.checkhyperv.simhost.wmio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.corpus.Corpus;
import io.github.checkhyperv.simhost.cim.CimBaseType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The examples of [MS-WMIO] section 3 are written octet for octet, but for those that mean nothing:
 * these have what was in the memory of the computer that wrote them, and are set to ours.
 */
class SpecificationExamplesTest {
    private static final int TO_ALL = 0x03;
    private static final int PROPAGATED = 0x20;
    private static final int NOT_OVERRIDABLE = 0x10;

    /** As printed, up to the 33 octets at the end that ObjectEncodingLength counts in vain. */
    private static final String BASE =
            "78563412d00000000500445052415641542d4445560000524f4f54001d000000"
                    + "00ffffffff00000000040000000400000000000000000000800c000000000000"
                    + "0000000080660000000000000000050000000400000004000000010000000600"
                    + "00000a00000005ffffffff3c0000800042617365000049640003000000000000"
                    + "000000000000001c0000000a00008003080000003400000001000080130b0000"
                    + "00ffff0073696e743332000c0000000000340000000080";

    /** [key] sint32 Id. */
    private static ClassWriter base() {
        return new ClassWriter("Base")
                .property("Id", CimBaseType.SINT32)
                .propertyQualifier(cimType(0, "sint32"))
                .propertyQualifier(QualifierDef.flag("key", TO_ALL | NOT_OVERRIDABLE));
    }

    /** The order of declaration puts what is inherited first. */
    private static ClassWriter myClass() {
        return new ClassWriter("MyClass")
                .derivation(List.of("Base"))
                .classQualifier(QualifierDef.text("Description", 0, "MyClass Example"))
                .property("Id", CimBaseType.SINT32)
                .inheritedFrom(0)
                .propertyQualifier(cimType(PROPAGATED, "sint32"))
                .propertyQualifier(QualifierDef.flag("key", TO_ALL | NOT_OVERRIDABLE | PROPAGATED))
                .property("Data1", CimBaseType.STRING)
                .propertyQualifier(cimType(0, "string"))
                .propertyQualifier(QualifierDef.flag("read", 0))
                .propertyQualifier(QualifierDef.flag("write", 0))
                .property("Data2", ValueType.of(CimBaseType.STRING), "defaultValue")
                .propertyQualifier(cimType(0, "string"))
                .arrayProperty("Array", CimBaseType.UINT32)
                .propertyQualifier(cimType(0, "uint32"))
                .slack(6);
    }

    private static QualifierDef cimType(int flavor, String type) {
        return QualifierDef.text("CIMTYPE", TO_ALL | flavor, type);
    }

    @Test
    void aClassWithoutSuperclassIsWrittenAsPrinted() {
        byte[] printed = HexFormat.of().parseHex(BASE);
        replace(printed, "12d0000000", "12af000000"); // ObjectEncodingLength: the end is unused
        replace(printed, "05ffffffff3c", "fdffffffff3c"); // NdTable: bits of no property
        replace(printed, "340000000080", "000000000080"); // MethodCountPadding
        ObjectWriter ours = ObjectWriter.ofClass(new ClassWriter(null), base());
        assertSame(printed, ours.decoration("DPRAVAT-DEV", "ROOT").encodingUnit());
    }

    @Test
    void aClassAndItsSuperclassAreWrittenAsRecorded() {
        byte[] recorded = Corpus.bytes("wmio/wmio_structure_example.bin");
        byte[] meant = Arrays.copyOf(recorded, 8 + 0x208);
        replace(meant, "2e020000", "08020000"); // ObjectEncodingLength: what follows is unused
        replace(meant, "05ffffffff3c", "fdffffffff3c"); // NdTable: bits of no property
        replace(meant, "340000000080", "000000000080"); // MethodCountPadding
        replace(meant, "11010080", "0b010080"); // HeapLength: the end of it is unused
        replace(meant, "007300000080", "000000000080"); // MethodCountPadding
        ObjectWriter ours = ObjectWriter.ofClass(base(), myClass());
        assertSame(meant, ours.decoration("DPRAVAT-DEV", "ROOT").encodingUnit());
    }

    @Test
    void anInstanceIsWrittenAsRecorded() {
        byte[] recorded = Corpus.bytes("wmio/wmio_instance_encoding.bin");
        replace(recorded, "11010080", "0b010080"); // HeapLength: the end of it is unused
        ObjectWriter ours =
                ObjectWriter.ofInstance(myClass())
                        .value("Array", List.of(1, 2, 3))
                        .value("Data1", "StringField")
                        .value("Id", 123)
                        .classDefault("Data2");
        assertSame(recorded, ours.decoration("DPRAVAT-DEV", "ROOT").encodingUnit());
    }

    /** Replaces what is there once. */
    private static void replace(byte[] example, String theirs, String ours) {
        String hex = HexFormat.of().formatHex(example);
        int at = hex.indexOf(theirs);
        assertTrue(at >= 0 && at % 2 == 0 && at == hex.lastIndexOf(theirs), theirs);
        byte[] octets = HexFormat.of().parseHex(ours);
        System.arraycopy(octets, 0, example, at / 2, octets.length);
    }

    private static void assertSame(byte[] expected, byte[] actual) {
        assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(actual));
    }
}
