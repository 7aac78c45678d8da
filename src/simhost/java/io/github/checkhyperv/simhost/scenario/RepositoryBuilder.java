package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.wmi.Repository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a scenario into namespaces with classes and rows. */
public final class RepositoryBuilder {
    private static final String V2 = "root\\virtualization\\v2";

    /** 2012 R2 brought normalised throughput. */
    private static final int COUNTERS_SINCE = 2013;

    private static final String V1 = "root\\virtualization";
    private static final String CIMV2 = "root\\cimv2";
    private static final String STORAGE = "root\\Microsoft\\Windows\\Storage";

    private final Scenario scenario;
    private final Windows windows;
    private final Sources sources;
    private final Meters meters;
    private final List<Namespace> namespaces = new ArrayList<>();
    private final List<String> denied;

    private RepositoryBuilder(Scenario scenario, Meters meters) {
        this.scenario = scenario;
        this.windows = scenario.windows();
        this.sources = scenario.sources();
        this.meters = meters;
        this.denied = new ArrayList<>(scenario.denied());
    }

    /** All that the scenario's host has, which begins to listen now. */
    public static Repository build(Scenario scenario) {
        return build(scenario, new Meters(Clock.systemUTC()));
    }

    /** All that the scenario's host has, which has done what these meters show. */
    public static Repository build(Scenario scenario, Meters meters) {
        return new RepositoryBuilder(scenario, meters).build();
    }

    private Repository build() {
        namespaces.add(new Namespace("root", Map.of()));
        namespaces.add(cimv2());
        if (windows == Windows.W2008R2) {
            namespaces.add(v1());
        } else {
            namespaces.add(storage());
        }
        if (windows.hasHyperV()) {
            namespaces.add(v2());
        }
        scenario.cluster().ifPresent(cluster -> namespaces.add(cluster(cluster)));
        scenario.extras().forEach(extra -> add(namespaces, extra));
        return new Repository(scenario.host(), namespaces, denied);
    }

    private Namespace cimv2() {
        Presence presence = sources.counters().presence();
        boolean declared =
                presence.declares() && windows.hasHyperV() && windows.year() >= COUNTERS_SINCE;
        Namespace cimv2 =
                new Namespace(
                        CIMV2,
                        declared
                                ? ClassLibrary.cimv2(windows.year(), sources.counters())
                                : ClassLibrary.cimv2());
        operatingSystem(cimv2, scenario);
        if (declared && presence == Presence.THERE) {
            CounterRows rows = new CounterRows(cimv2, scenario, meters);
            cimv2.provide(CounterRows.className(sources.counters()), rows::now);
        }
        if (presence == Presence.DENIED) {
            denied.add(CIMV2);
        }
        return cimv2;
    }

    private Namespace storage() {
        boolean clustered = scenario.cluster().isPresent();
        Presence usual = clustered ? Presence.THERE : Presence.MISSING;
        Presence presence = sources.storageQos().presence().orElse(usual);
        Map<String, ClassDef> classes =
                presence.declares() ? ClassLibrary.classes("storage", windows.year()) : Map.of();
        Namespace storage = new Namespace(STORAGE, classes);
        boolean managed = !clustered || sources.storageQos().manager() == Sources.Manager.ONLINE;
        if (presence == Presence.THERE && managed && !classes.isEmpty()) {
            new QosRows(storage, scenario, meters).provideAll();
        }
        if (presence == Presence.DENIED) {
            denied.add(STORAGE);
        }
        return storage;
    }

    private Namespace v1() {
        Namespace v1 = new Namespace(V1, ClassLibrary.classes("virtualization-v1", windows.year()));
        v1.add("Msvm_ComputerSystem")
                .set("Name", scenario.host())
                .set("ElementName", scenario.host())
                .set("CreationClassName", "Msvm_ComputerSystem");
        return v1;
    }

    private Namespace v2() {
        Presence pools = sources.pools().presence();
        Map<String, ClassDef> classes =
                new LinkedHashMap<>(ClassLibrary.classes("virtualization-v2", windows.year()));
        if (!pools.declares()) {
            PoolRows.CLASSES.forEach(name -> classes.remove(name.toLowerCase(Locale.ROOT)));
        }
        Namespace v2 = new Namespace(V2, classes);
        new HyperVRows(v2, scenario).addAll();
        if (pools == Presence.THERE) {
            new PoolRows(v2, scenario).provideAll();
        } else if (pools == Presence.DENIED) {
            PoolRows.CLASSES.forEach(v2::refuse);
        }
        scenario.hidden().forEach(v2::hide);
        return v2;
    }

    private Namespace cluster(ClusterScenario cluster) {
        Namespace namespace =
                new Namespace("root\\MSCluster", ClassLibrary.classes("mscluster", windows.year()));
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
}
