package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;

import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.check.Totals;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.facts.counters.CounterProblem;
import io.github.checkhyperv.facts.policies.PolicyProblem;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.WmiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What hosts tell beside the verdict, for tests. */
final class Told {
    static final String GOLD_ID = "3B49A1C8-02D8-4F1C-8F5A-4C1B0D1B3A11";
    static final String POOL_ID = "Microsoft:70BB60D2-A9D3-46AA-B654-3DE53004B4F8";
    static final Rates RATES = rates(480, 1.25, 3_932_160);

    /** Measured with nothing absent. */
    static final Measured BUSY =
            new Measured(
                    OptionalDouble.of(312.4),
                    OptionalDouble.of(1.5234),
                    OptionalDouble.of(3),
                    OptionalDouble.of(2_097_152.5),
                    OptionalDouble.of(1_048_576),
                    new Totals(
                            OptionalLong.of(9_007_199_254_740_993L),
                            OptionalLong.of(2),
                            OptionalLong.of(3),
                            OptionalLong.of(4),
                            OptionalLong.of(0)),
                    Duration.ofMillis(1004));

    /** Measured with everything absent. */
    static final Measured SILENT =
            new Measured(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    new Totals(
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty()),
                    Duration.ofSeconds(1));

    static final Lack NOT_MEASURED = lack(Lack.Kind.MEASURE);
    static final Lack NO_POLICIES = lack(Lack.Kind.POLICIES);
    static final Lack NO_POOLS =
            new Lack(
                    Lack.Kind.POOLS,
                    Optional.empty(),
                    new Failure(Stage.QUERY, WmiProblem.CLASS_MISSING, "Msvm_ResourcePool"));

    private Told() {}

    static Lack lack(Lack.Kind kind) {
        return new Lack(
                kind,
                Optional.empty(),
                kind == Lack.Kind.MEASURE
                        ? new Failure(Stage.QUERY, CounterProblem.NO_TIME_TO_MEASURE, "")
                        : new Failure(Stage.QUERY, PolicyProblem.NO_STORAGE_QOS, ""));
    }

    static Rates rates(double iops, double latencyMillis, double bytes) {
        return new Rates(
                OptionalDouble.of(iops),
                OptionalDouble.of(latencyMillis),
                OptionalDouble.of(bytes));
    }

    /** Measured at this many I/O per second, and nothing else known. */
    static Measured at(double iops) {
        return new Measured(
                OptionalDouble.of(iops),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                SILENT.totals(),
                Duration.ofSeconds(1));
    }

    static QosPolicy policy(QosPolicy.Kind kind, int flows) {
        return new QosPolicy(
                GOLD_ID,
                "Gold",
                kind,
                new Bounds(500, 1000, 8_388_608),
                new FlowStatus(0),
                flows,
                RATES);
    }

    static Flow flow(String file, int status) {
        return new Flow(
                "FLOW-" + file,
                Disks.GUID,
                Optional.of("SQL"),
                Optional.of("HV01.contoso.com"),
                Optional.of("C:\\ClusterStorage\\Volume1\\" + file),
                Optional.of(GOLD_ID),
                new FlowStatus(status),
                new Bounds(500, 1000, 0),
                RATES);
    }

    static QosVolume volume(int status) {
        return new QosVolume(
                "VOLUME-1",
                "C:\\ClusterStorage\\Volume1",
                new Bounds(9000, 0, 0),
                rates(4200, 7.5, 34_406_400),
                new FlowStatus(status));
    }

    static Pool pool(boolean unexplained, Integer... statuses) {
        return new Pool(
                POOL_ID,
                "",
                true,
                Disks.statuses(statuses),
                OptionalLong.of(500),
                OptionalLong.of(10_000),
                Optional.of("count"),
                Optional.empty(),
                unexplained);
    }

    static StorageQos storage(Flow... flows) {
        return new StorageQos(
                List.of(policy(QosPolicy.Kind.DEDICATED, flows.length)),
                List.of(flows),
                List.of(volume(1)),
                OptionalLong.of(8192));
    }

    static Extras measuring(Lack... lacks) {
        return new Extras(true, Optional.empty(), Optional.empty(), List.of(lacks));
    }

    static Extras of(StorageQos storage) {
        return new Extras(false, Optional.of(storage), Optional.empty(), List.of());
    }

    static Extras of(Pool... pools) {
        return new Extras(false, Optional.empty(), Optional.of(List.of(pools)), List.of());
    }

    /** A disk that follows the policy Gold. */
    static VirtualDisk gold(String file, long reserved, Integer... statuses) {
        VirtualDisk usual = disk("SQL", file, reserved, statuses);
        Allocation allocation = usual.allocation().orElseThrow();
        return new VirtualDisk(
                usual.vmGuid(),
                usual.vmName(),
                usual.instanceId(),
                Optional.of(
                        new Allocation(
                                allocation.path(),
                                allocation.reservedIops(),
                                1000,
                                Optional.of(GOLD_ID.toLowerCase(Locale.ROOT)))),
                usual.statuses());
    }

    static Answer of(Extras extras, VirtualDisk... disks) {
        return of(extras, List.of(disks), List.of());
    }

    static Answer of(Extras extras, List<VirtualDisk> disks, List<VirtualDisk> missing) {
        Inventory empty = Disks.inventory();
        return Answers.of(Disks.report(empty.with(extras, disks, missing)));
    }

    /**
     * Everything at once: two disks, one missing, all that a storage cluster has, a pool, a lack.
     */
    static Answer everything() {
        Flow flow = flow("b.vhdx", 1);
        Extras extras =
                new Extras(
                        true,
                        Optional.of(storage(flow)),
                        Optional.of(List.of(pool(false, 3, 32788))),
                        List.of(NOT_MEASURED.on("HV02")));
        VirtualDisk below =
                gold("b.vhdx", 500, 3, OperationalStatus.INSUFFICIENT_THROUGHPUT)
                        .with(BUSY)
                        .with(flow)
                        .fromPool(POOL_ID);
        return of(
                extras,
                List.of(below, disk("SQL", "a.vhdx", 100, 2)),
                List.of(disk("SQL", "gone.vhdx", 0)));
    }

    /** A host whose policies, flows, volumes and pools are called what breaks things. */
    static Answer hostile() {
        List<QosPolicy> policies = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        List<QosVolume> volumes = new ArrayList<>();
        List<Pool> pools = new ArrayList<>();
        List<Lack> lacks = new ArrayList<>();
        List<VirtualDisk> disks = new ArrayList<>();
        for (String name : Answers.HOSTILE) {
            Bounds bounds = new Bounds(Long.MAX_VALUE, Long.MIN_VALUE, -1);
            Rates rates = rates(Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY);
            FlowStatus status = new FlowStatus(name.length());
            QosPolicy.Kind kind = QosPolicy.Kind.AGGREGATED;
            policies.add(new QosPolicy(name, name, kind, bounds, status, -1, rates));
            Optional<String> text = Optional.of(name);
            Flow flow = new Flow(name, name, text, text, text, text, status, bounds, rates);
            flows.add(flow);
            volumes.add(new QosVolume(name, name, bounds, rates, new FlowStatus(1)));
            pools.add(
                    new Pool(
                            name,
                            name,
                            false,
                            Disks.statuses(3, 32788),
                            OptionalLong.of(Long.MIN_VALUE),
                            OptionalLong.of(Long.MAX_VALUE),
                            text,
                            text,
                            true));
            Failure failure = new Failure(Stage.QUERY, WmiProblem.CLASS_MISSING, name, name);
            lacks.add(new Lack(Lack.Kind.POLICIES, text, failure));
            disks.add(
                    disk(name, name, 5, 3, 32788)
                            .with(at(Double.MAX_VALUE))
                            .with(flow)
                            .fromPool(name));
        }
        StorageQos storage = new StorageQos(policies, flows, volumes, OptionalLong.of(-1));
        Extras extras = new Extras(true, Optional.of(storage), Optional.of(pools), lacks);
        return of(extras, disks, disks);
    }
}
