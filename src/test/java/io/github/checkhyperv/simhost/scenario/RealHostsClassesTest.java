package io.github.checkhyperv.simhost.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.corpus.Corpus;
import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated host's classes have the names and types of the property tables of live hosts. */
class RealHostsClassesTest {
    private static final Pattern CLASS = Pattern.compile("# (\\w+) .*");
    private static final Pattern PROPERTY = Pattern.compile("    (\\w+): (\\[])?(\\w+) ?(<.*)?");
    private static final Sources ALL =
            Sources.USUAL.with(Sources.USUAL.storageQos().being(Presence.THERE));

    private static ClassDef type(String namespace, String name) {
        Scenario host = ClusterScenario.of("C", "N1").with(ALL).host("N1");
        return RepositoryBuilder.build(host).namespace(namespace).type(name).orElseThrow();
    }

    /** The properties of a class in a table, by name. */
    private static Map<String, String> table(String file, String className) {
        Map<String, String> properties = new TreeMap<>();
        String text = new String(Corpus.bytes("dumps/" + file), StandardCharsets.UTF_8);
        String current = "";
        for (String line : text.split("\n")) {
            Matcher start = CLASS.matcher(line);
            Matcher property = PROPERTY.matcher(line);
            if (start.matches()) {
                current = start.group(1);
            } else if (current.equals(className) && property.matches()) {
                String array = property.group(2) == null ? "" : "[]";
                properties.put(property.group(1), array + property.group(3));
            }
        }
        assertTrue(properties.size() > 1, "no " + className + " in " + file);
        return properties;
    }

    private static Map<String, String> ours(ClassDef type) {
        Map<String, String> properties = new TreeMap<>();
        type.members()
                .forEach(each -> properties.put(each.property().name(), type(each.property())));
        return properties;
    }

    /** As the tables write it, whose generator knew neither datetime nor references. */
    private static String type(PropertyDef property) {
        String name = property.cimType().replace("boolean", "bool").replace("datetime", "string");
        if (property.type() == CimBaseType.REFERENCE) {
            name = name.substring("ref:".length());
        }
        return (property.array() ? "[]" : "") + name;
    }

    @ParameterizedTest
    @ValueSource(strings = {"server2019", "server23h2"})
    void countersHaveAllPropertiesOfALiveHost(String host) {
        String name = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";
        assertEquals(table(host + ".cimv2_perf.txt", name), ours(type("root\\cimv2", name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSFT_StorageQoSFlow",
                "MSFT_StorageQoSPolicy",
                "MSFT_StorageQoSVolume",
                "MSFT_StorageQoSPolicyStore"
            })
    void storageQosHasAllPropertiesOfALiveHost(String name) {
        Map<String, String> ours = ours(type("root\\Microsoft\\Windows\\Storage", name));
        assertEquals(table("server2019.storage_qos.txt", name), ours);
        assertEquals(table("server23h2.storage_qos.txt", name), ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Msvm_ResourcePool", "Msvm_ElementAllocatedFromPool"})
    void poolsHaveAllPropertiesOfALiveHost(String className) {
        Map<String, String> table = table("server2019.virtualization_v2.txt", className);
        // Of an enumeration the table has the name that its generator made of the property's.
        table.replaceAll((name, type) -> type.replaceAll("\\w+_" + name, "uint16"));
        assertEquals(table, ours(type("root\\virtualization\\v2", className)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server2019", "server23h2"})
    void resourcesOfAClusterHaveNoPropertyThatALiveClusterHasNot(String host) {
        Map<String, String> table = table(host + ".mscluster.txt", "MSCluster_Resource");
        Map<String, String> ours = ours(type("root\\MSCluster", "MSCluster_Resource"));
        ours.forEach((property, type) -> assertEquals(table.get(property), type, property));
    }
}
