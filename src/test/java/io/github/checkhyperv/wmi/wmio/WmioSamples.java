package io.github.checkhyperv.wmi.wmio;

import static io.github.checkhyperv.simhost.cim.CimBaseType.*;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.wmio.ClassWriter;
import io.github.checkhyperv.simhost.wmio.ObjectWriter;
import io.github.checkhyperv.simhost.wmio.QualifierDef;
import io.github.checkhyperv.simhost.wmio.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Objects of every kind: built ones, and those of the corpus. Seeds for fuzzers too. */
public final class WmioSamples {
    /** Recorded objects, if this checkout has them beside it. */
    static final Path CORPUS = Path.of("..", "shared", "corpus", "wmio");

    private WmioSamples() {}

    /** Says, on the console as well, why tests with recorded objects are skipped. */
    static String noCorpus() {
        String reason = "skipped: there are no recorded objects in " + CORPUS;
        System.out.println(reason);
        return reason;
    }

    /** All built objects by name. */
    public static Map<String, byte[]> built() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("disk", disk(1).encodingUnit());
        samples.put("every type", everyType().encodingUnit());
        samples.put("every array", everyArray().encodingUnit());
        samples.put("class with methods", classWithMethods().encodingUnit());
        samples.put("embedded", embedded().encodingUnit());
        samples.put("qualified", qualified().encodingUnit());
        return samples;
    }

    /** All recorded objects; none where there is no corpus. */
    public static List<byte[]> recorded() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        if (Files.isDirectory(CORPUS)) {
            try (Stream<Path> files = Files.list(CORPUS)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".bin")).toList()) {
                    samples.add(Files.readAllBytes(file));
                }
            }
        }
        return samples;
    }

    static ClassWriter diskClass() {
        return new ClassWriter("Msvm_LogicalDisk")
                .derivation(List.of("CIM_LogicalDisk", "CIM_StorageExtent"))
                .classQualifier(QualifierDef.flag("dynamic", 0))
                .property("DeviceID", STRING)
                .propertyQualifier(QualifierDef.flag("key", 0))
                .property("SystemName", STRING)
                .arrayProperty("OperationalStatus", UINT16)
                .arrayProperty("HostResource", STRING)
                .property("Limit", ValueType.of(UINT64), 1_000_000_000L)
                .property("Created", DATETIME)
                .property("ElementName", ValueType.of(STRING), "Hard Drive");
    }

    static ObjectWriter disk(int number) {
        return ObjectWriter.ofInstance(diskClass())
                .decoration("TESTHOST01", "ROOT\\virtualization\\v2")
                .value("DeviceID", "Microsoft:83F8638B\\" + number + "\\0\\L")
                .value("OperationalStatus", List.of(3, 11, 32788))
                .value("HostResource", List.of("C:\\VMs\\Festplatte ä.vhdx", "D:\\磁盘.vhdx"))
                .value("Created", "20261123104100.000000+060")
                .classDefault("Limit")
                .classDefault("ElementName");
    }

    static ObjectWriter everyType() {
        ClassWriter type = new ClassWriter("Every");
        ObjectWriter instance = ObjectWriter.ofInstance(type);
        for (CimBaseType base : CimBaseType.values()) {
            type.property("P" + base.label(), base);
            instance.value("P" + base.label(), sample(base));
        }
        return instance;
    }

    static ObjectWriter everyArray() {
        ClassWriter type = new ClassWriter("EveryArray");
        ObjectWriter instance = ObjectWriter.ofInstance(type);
        for (CimBaseType base : CimBaseType.values()) {
            type.arrayProperty("A" + base.label(), base);
            instance.value("A" + base.label(), List.of(sample(base), sample(base)));
        }
        return instance;
    }

    /** A value for each type that a wrong width, sign or order of octets would change. */
    static Object sample(CimBaseType base) {
        return switch (base) {
            case SINT8 -> -2;
            case UINT8 -> 0xfe;
            case SINT16 -> -0x1234;
            case UINT16 -> 0xfedc;
            case SINT32 -> -0x12345678;
            case UINT32 -> 0xfedcba98L;
            case SINT64 -> -0x123456789abcdef0L;
            case UINT64 -> 0xfedcba9876543210L;
            case REAL32 -> 1.5e-3f;
            case REAL64 -> -2.5e300;
            case BOOLEAN -> true;
            case STRING -> "text ÿ";
            case DATETIME -> "20261123104100.000000+060";
            case REFERENCE -> "\\\\TESTHOST01\\root:A.B=\"1\"";
            case CHAR16 -> '磁';
            case OBJECT -> disk(7);
        };
    }

    static ObjectWriter classWithMethods() {
        ClassWriter parent =
                new ClassWriter("Parent").property("Own", ValueType.of(STRING), "theirs");
        ClassWriter current =
                new ClassWriter("Child")
                        .methodPadding(0x5f5f)
                        .derivation(List.of("Parent"))
                        .property("Own", ValueType.of(STRING), null)
                        .inheritedFrom(0)
                        .ndFlag(0b10)
                        .slack(37)
                        .heapGap(5)
                        .method("Reset", null, null)
                        .method(
                                "Resize",
                                new ClassWriter("__PARAMETERS")
                                        .property("Size", UINT64)
                                        .propertyQualifier(QualifierDef.flag("in", 0))
                                        .propertyQualifier(
                                                new QualifierDef(
                                                        "ID", 0x11, ValueType.of(SINT32), 0)),
                                new ClassWriter("__PARAMETERS").property("ReturnValue", UINT32));
        return ObjectWriter.ofClass(parent, current).decoration("", "");
    }

    static ObjectWriter embedded() {
        ClassWriter event =
                new ClassWriter("__InstanceModificationEvent")
                        .property("TargetInstance", OBJECT)
                        .arrayProperty("Others", OBJECT);
        return ObjectWriter.ofInstance(event)
                .value("TargetInstance", disk(2))
                .value("Others", List.of(disk(3), classWithMethods()));
    }

    static ObjectWriter qualified() {
        QualifierDef list =
                new QualifierDef("List", 0x80, ValueType.arrayOf(STRING), List.of("one", "two"));
        return disk(4).instanceQualifier(QualifierDef.flag("dynamic", 0))
                .instanceQualifier(list)
                .propertyQualifier("SystemName", QualifierDef.flag("test", 0));
    }
}
