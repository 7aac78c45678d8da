package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Declarations;
import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.wmi.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Turns a scenario into namespaces with classes and rows. */
public final class RepositoryBuilder {
    private static final String V2 = "root\\virtualization\\v2";
    private static final String V1 = "root\\virtualization";
    private static final Map<String, Map<String, ClassDef>> CLASSES = new ConcurrentHashMap<>();

    private RepositoryBuilder() {}

    /** All that the scenario's host has. */
    public static Repository build(Scenario scenario) {
        List<Namespace> namespaces = new ArrayList<>();
        namespaces.add(new Namespace("root", Map.of()));
        Namespace cimv2 = new Namespace("root\\cimv2", classes("cimv2", 9999));
        namespaces.add(cimv2);
        operatingSystem(cimv2, scenario);
        Windows windows = scenario.windows();
        if (windows == Windows.W2008R2) {
            Namespace v1 = new Namespace(V1, classes("virtualization-v1", windows.year()));
            v1.add("Msvm_ComputerSystem")
                    .set("Name", scenario.host())
                    .set("ElementName", scenario.host())
                    .set("CreationClassName", "Msvm_ComputerSystem");
            namespaces.add(v1);
        } else if (windows != Windows.NO_HYPERV) {
            Namespace v2 = new Namespace(V2, classes("virtualization-v2", windows.year()));
            new HyperVRows(v2, scenario).addAll();
            scenario.hidden().forEach(v2::hide);
            namespaces.add(v2);
        }
        scenario.cluster().ifPresent(cluster -> namespaces.add(cluster(cluster, windows)));
        scenario.extras().forEach(extra -> add(namespaces, extra));
        return new Repository(scenario.host(), namespaces, scenario.denied());
    }

    private static Namespace cluster(ClusterScenario cluster, Windows windows) {
        Namespace namespace =
                new Namespace("root\\MSCluster", classes("mscluster", windows.year()));
        namespace.requireEncryption();
        new ClusterRows(namespace, cluster).addAll();
        return namespace;
    }

    private static void add(List<Namespace> namespaces, Scenario.Extra extra) {
        Namespace namespace =
                namespaces.stream()
                        .filter(each -> each.name().equalsIgnoreCase(extra.namespace()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(extra.namespace()));
        Row row = namespace.add(extra.className());
        extra.values().forEach(row::set);
    }

    private static void operatingSystem(Namespace cimv2, Scenario scenario) {
        cimv2.add("Win32_OperatingSystem")
                .set("Caption", "Microsoft Windows Server Datacenter")
                .set("CreationClassName", "Win32_OperatingSystem")
                .set("CSCreationClassName", "Win32_ComputerSystem")
                .set("CSName", scenario.host())
                .set("CurrentTimeZone", 60)
                .set("Distributed", false)
                .set("FreePhysicalMemory", 40_123_456_789L)
                .set("InstallDate", "20200330022238.000000+060")
                .set("LastBootUpTime", "20200403061332.500000+060")
                .set("Name", "Microsoft Windows Server Datacenter|C:\\Windows")
                .set("NumberOfProcesses", 123)
                .set("Status", "OK")
                .set("Version", "10.0.17763")
                .set("BuildNumber", "17763")
                .set("OperatingSystemSKU", 8)
                .set("ProductType", 3)
                .set("MUILanguages", List.of("en-US", "de-DE"));
    }

    /** Read once only: classes do not change, and there may be a thousand hosts. */
    private static Map<String, ClassDef> classes(String name, int year) {
        return CLASSES.computeIfAbsent(name + " " + year, key -> read(name, year));
    }

    private static Map<String, ClassDef> read(String name, int year) {
        String resource = "/simhost/" + name + ".mof";
        try (InputStream in = RepositoryBuilder.class.getResourceAsStream(resource)) {
            return Declarations.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), year);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
