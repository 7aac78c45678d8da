package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Declarations;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import io.github.checkhyperv.simhost.scenario.Sources.Counters;
import io.github.checkhyperv.simhost.scenario.Sources.Throughput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of namespaces; each is read once only, as there may be a thousand hosts. */
final class ClassLibrary {
    private static final long LARGE_RAWCOUNT = 65792;
    private static final Map<String, Map<String, ClassDef>> READ = new ConcurrentHashMap<>();
    private static final Map<Variant, Map<String, ClassDef>> CIMV2 = new ConcurrentHashMap<>();

    /** All that the classes of counters depend on. */
    private record Variant(int year, String service, Throughput throughput, boolean typed) {}

    private ClassLibrary() {}

    /** The classes of {@code NAME.mof} as they are in a version of Windows Server. */
    static Map<String, ClassDef> classes(String name, int year) {
        return READ.computeIfAbsent(name + " " + year, key -> read(name, year));
    }

    /** The classes of {@code root\cimv2} without performance counters. */
    static Map<String, ClassDef> cimv2() {
        return classes("cimv2", 9999);
    }

    /** The same with those of virtual disks. */
    static Map<String, ClassDef> cimv2(int year, Counters counters) {
        Variant variant =
                new Variant(year, counters.service(), counters.throughput(), counters.typed());
        return CIMV2.computeIfAbsent(variant, key -> counting(year, counters));
    }

    private static Map<String, ClassDef> counting(int year, Counters counters) {
        Map<String, ClassDef> all = new LinkedHashMap<>(cimv2());
        classes("counters", year)
                .forEach(
                        (folded, type) -> {
                            boolean abstractClass = type.provider().isEmpty();
                            ClassDef own = abstractClass ? type : variant(type, counters);
                            all.put(own.name().toLowerCase(Locale.ROOT), own);
                        });
        return all;
    }

    private static ClassDef variant(ClassDef type, Counters counters) {
        String name = CounterRows.className(counters);
        return type.changed(name, property -> property.counting(counterType(property, counters)));
    }

    private static Optional<Long> counterType(PropertyDef property, Counters counters) {
        if (!counters.typed()) {
            return Optional.empty();
        }
        boolean value =
                counters.throughput() == Throughput.VALUE
                        && property.name().equals("NormalizedThroughput");
        return value ? Optional.of(LARGE_RAWCOUNT) : property.counterType();
    }

    private static Map<String, ClassDef> read(String name, int year) {
        String resource = "/simhost/" + name + ".mof";
        try (InputStream in = ClassLibrary.class.getResourceAsStream(resource)) {
            return Declarations.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), year);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
