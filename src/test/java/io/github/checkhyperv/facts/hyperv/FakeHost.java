package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.Rows;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Hyper-V host made of tables. It knows the columns of each class, so a query for another one is
 * refused as WMI does, and it can fail or change between two queries.
 */
public final class FakeHost implements WmiHost, WmiNamespace {
    public static final String VM1 = "A1576C71-F505-4D1B-9B78-2CFD971B0F31";
    public static final String VM2 = "B549384C-1D9A-4E3B-8E5B-0A3D4A1D5C11";
    public static final String IDE = "83F8638B-8DCA-4152-9EDA-2CA8B33039B4\\0\\";
    public static final String HARD_DISK = "Microsoft:Hyper-V:Virtual Hard Disk";
    public static final String DVD = "Microsoft:Hyper-V:Virtual CD/DVD Disk";

    public final List<String> asked = new ArrayList<>();
    public boolean closed;

    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, List<Map<String, Object>>> rows = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>(Set.of(HypervHost.NAMESPACE));
    private final Map<String, SessionException> refusals = new HashMap<>();
    private final Map<String, Runnable> events = new HashMap<>();
    private final Map<String, Long> counterTypes = new HashMap<>();

    public FakeHost() {
        columns("Msvm_LogicalDisk", "SystemName", "DeviceID", "OperationalStatus");
        columns("Msvm_StorageAllocationSettingData", "InstanceID", "ResourceSubType");
        columns("Msvm_StorageAllocationSettingData", "HostResource", "IOPSReservation");
        columns("Msvm_StorageAllocationSettingData", "IOPSLimit", "StorageQoSPolicyID");
        columns("Msvm_ComputerSystem", "Name", "ElementName", "EnabledState");
        columns("Msvm_SettingsDefineState", "ManagedElement", "SettingData");
    }

    /** A host named TESTHOST01 without machines: itself and the four definitions. */
    public static FakeHost empty() {
        FakeHost host = new FakeHost().system("TESTHOST01", "TESTHOST01", 2L);
        for (String kind : List.of("Default", "Minimum", "Maximum", "Increment")) {
            host.definition(kind);
        }
        return host;
    }

    /** One of the four rows that are among the settings of every host. */
    private void definition(String kind) {
        row(
                "Msvm_StorageAllocationSettingData",
                "InstanceID",
                "Microsoft:Definition\\70BB60D2-A9D3-46AA-B654-3DE53004B4F8\\" + kind,
                "ResourceSubType",
                HARD_DISK);
    }

    /** TESTHOST01 with one running machine, DidierTest03. */
    public static FakeHost withVm() {
        return empty().system(VM1, "DidierTest03", 2L);
    }

    /** Knows these columns of a class, of whatever namespace. */
    public FakeHost knows(String className, String... names) {
        columns(className, names);
        return this;
    }

    /** Says of a property that it counts what this number stands for. */
    public FakeHost counts(String property, long counterType) {
        counterTypes.put(property, counterType);
        return this;
    }

    /** Says of no property what it counts. */
    public FakeHost countsNothing() {
        counterTypes.clear();
        return this;
    }

    private void columns(String className, String... names) {
        columns.computeIfAbsent(className, c -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                .addAll(Arrays.asList(names));
        rows.computeIfAbsent(className, c -> new ArrayList<>());
    }

    public FakeHost system(String name, String elementName, Long state) {
        return row(
                "Msvm_ComputerSystem",
                "Name",
                name,
                "ElementName",
                elementName,
                "EnabledState",
                state);
    }

    /** A hard disk with its setting; {@code statuses} null = NULL. */
    public FakeHost disk(String vm, String device, String path, long iops, List<Integer> status) {
        return logicalDisk(vm, device, status).setting(vm, device, HARD_DISK, path, iops);
    }

    public FakeHost logicalDisk(String vm, String device, List<Integer> statuses) {
        return row(
                "Msvm_LogicalDisk",
                "SystemName",
                vm,
                "DeviceID",
                "Microsoft:" + device,
                "OperationalStatus",
                statuses);
    }

    public FakeHost setting(String owner, String device, String type, String path, Long iops) {
        return row(
                "Msvm_StorageAllocationSettingData",
                "InstanceID",
                "Microsoft:" + owner + "\\" + device,
                "ResourceSubType",
                type,
                "HostResource",
                path == null ? null : List.of(path),
                "IOPSReservation",
                iops,
                "IOPSLimit",
                0L,
                "StorageQoSPolicyID",
                null);
    }

    /** Says that the disk's setting is the one of the same name in this class. */
    public FakeHost reference(String vm, String device, String settingClass) {
        String escaped = device.replace("\\", "\\\\");
        return row(
                "Msvm_SettingsDefineState",
                "ManagedElement",
                "\\\\HV\\root\\virtualization\\v2:Msvm_LogicalDisk.DeviceID=\"Microsoft:"
                        + escaped
                        + "\",SystemName=\""
                        + vm
                        + "\"",
                "SettingData",
                "\\\\HV\\root\\virtualization\\v2:"
                        + settingClass
                        + ".InstanceID=\"Microsoft:"
                        + vm
                        + "\\\\"
                        + escaped
                        + "\"");
    }

    /** Gives the setting that came last a QoS policy. */
    public FakeHost policy(String id) {
        List<Map<String, Object>> settings = rows.get("Msvm_StorageAllocationSettingData");
        settings.get(settings.size() - 1).put("StorageQoSPolicyID", id);
        return this;
    }

    public FakeHost row(String className, Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        rows.get(className).add(row);
        return this;
    }

    public FakeHost without(String className, String... properties) {
        for (String property : properties) {
            columns.get(className).remove(property);
        }
        return this;
    }

    public FakeHost withoutClass(String className) {
        columns.remove(className);
        return this;
    }

    public FakeHost namespaces(String... names) {
        namespaces.clear();
        namespaces.addAll(Arrays.asList(names));
        return this;
    }

    /** Answers with this exception to a namespace, or to each query for a class. */
    public FakeHost refuse(String namespaceOrClass, SessionException e) {
        refusals.put(namespaceOrClass, e);
        return this;
    }

    /** Does this before the query for a class is answered for the n-th time, from 1. */
    public FakeHost before(String className, int n, Runnable event) {
        events.put(className + n, event);
        return this;
    }

    /** The class answers without rows from now on. */
    public void clear(String className) {
        rows.get(className).clear();
    }

    /** Gives all rows of a class this value. */
    public void setAll(String className, String property, Object value) {
        rows.get(className).forEach(row -> row.put(property, value));
    }

    public void removeRows(String className, String property, String value) {
        rows.get(className).removeIf(row -> value.equals(row.get(property)));
    }

    @Override
    public boolean isLive() {
        return false; // No test waits for it.
    }

    @Override
    public WmiNamespace open(String namespace, Deadline deadline) throws SessionException {
        if (refusals.containsKey(namespace)) {
            throw refusals.get(namespace);
        }
        if (!namespaces.contains(namespace)) {
            throw new SessionException(
                    WmiProblem.NAMESPACE_MISSING, Stage.LOG_IN, namespace, 0x8004100E);
        }
        return this;
    }

    @Override
    public Rows rows(String wql, QueryBudget budget, Deadline deadline) throws SessionException {
        String className = wql.substring(wql.indexOf(" FROM ") + 6).split(" ")[0];
        String[] wanted = wql.substring("SELECT ".length(), wql.indexOf(" FROM ")).split(", ");
        asked.add(className);
        int times = (int) asked.stream().filter(className::equals).count();
        events.getOrDefault(className + times, () -> {}).run();
        if (refusals.containsKey(className)) {
            throw refusals.get(className);
        }
        if (!columns.containsKey(className)) {
            throw new SessionException(WmiProblem.CLASS_MISSING, Stage.QUERY, "", 0x80041010);
        }
        if (!columns.get(className).containsAll(Arrays.asList(wanted))) {
            throw new SessionException(WmiProblem.INVALID_QUERY, Stage.QUERY, "", 0x80041017);
        }
        List<CimInstance> result = new ArrayList<>();
        for (Map<String, Object> row : rows.get(className)) {
            Map<String, Object> projected = new HashMap<>();
            for (String name : wanted) {
                projected.put(name, row.get(name));
            }
            result.add(FakeInstance.of(className, projected, counterTypes));
        }
        return new FakeRows(result.iterator());
    }

    private record FakeRows(Iterator<CimInstance> rows) implements Rows {
        @Override
        public Optional<CimInstance> next(Deadline deadline) {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        }

        @Override
        public void close() {
            // It is the test's.
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
