package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.Namespace;
import io.github.checkhyperv.simhost.cim.Row;
import io.github.checkhyperv.simhost.scenario.Meters.Reading;
import io.github.checkhyperv.simhost.scenario.Sources.Counters;
import io.github.checkhyperv.simhost.scenario.Sources.Throughput;
import java.util.ArrayList;
import java.util.List;

/** The performance counters of the virtual disks that are open, and of all of them together. */
final class CounterRows {
    private static final long UINT32 = 0xFFFF_FFFFL;
    private static final String LONG_PATH = "\\\\?\\";

    private final Namespace namespace;
    private final Scenario scenario;
    private final Meters meters;
    private final Counters counters;

    CounterRows(Namespace namespace, Scenario scenario, Meters meters) {
        this.namespace = namespace;
        this.scenario = scenario;
        this.meters = meters;
        this.counters = scenario.sources().counters();
    }

    /** The instances at this moment. */
    List<Row> now() {
        Moment moment =
                new Moment(
                        counters.uptime() * Meters.FREQUENCY + meters.ticks(), meters.fileTime());
        List<Row> rows = new ArrayList<>();
        Work allWork = Work.IDLE;
        Reading allReadings = Reading.NOTHING;
        for (Machine machine : scenario.machines()) {
            for (Disk disk : machine.hasOpenFiles() ? machine.disks() : List.<Disk>of()) {
                if (disk.isFile()) {
                    Work work = Work.of(disk);
                    Reading reading = read(machine, disk, work, moment);
                    rows.add(row(name(disk.path()), work, reading, moment, disk));
                    allWork = allWork.plus(work);
                    allReadings = allReadings.plus(reading);
                }
            }
        }
        rows.add(row("_Total", allWork, allReadings, moment, null));
        return rows;
    }

    /**
     * When rows are made.
     *
     * @param ticks the time since the host was started
     * @param fileTime the same as FILETIME
     */
    private record Moment(long ticks, long fileTime) {}

    private Reading read(Machine machine, Disk disk, Work work, Moment moment) {
        String key = machine.guid() + "\\" + disk.device();
        return meters.read(key, work, moment.ticks(), disk.load().backwards());
    }

    /** The path as an instance's name may hold it; it does not tell what was a hyphen before. */
    private String name(String path) {
        boolean prefixed = counters.longNames() && !path.startsWith(LONG_PATH);
        return ((prefixed ? LONG_PATH : "") + path).replace('\\', '-');
    }

    private Row row(String name, Work work, Reading reading, Moment moment, Disk disk) {
        Row row = namespace.row(className(counters)).set("Name", name);
        times(row, moment);
        rates(row, work, reading);
        latencies(row, work, reading);
        set(row, "MinimumIORate", disk == null ? 0 : orZero(disk.reservation()));
        set(row, "MaximumIORate", disk == null ? 0 : orZero(disk.limit()));
        for (String none :
                List.of(
                        "AdapterOpenChannelCount",
                        "ByteQuotaReplenishmentRate",
                        "ErrorCount",
                        "FlushCount",
                        "IoQuotaReplenishmentRate",
                        "MaximumAdapterWorkerCount",
                        "MaximumBandwidth")) {
            set(row, none, 0);
        }
        return row;
    }

    static String className(Counters counters) {
        return "Win32_PerfRawData_" + counters.service() + "_HyperVVirtualStorageDevice";
    }

    /** These counters are no objects with a time of their own. */
    private static void times(Row row, Moment moment) {
        set(row, "Timestamp_PerfTime", moment.ticks());
        set(row, "Frequency_PerfTime", Meters.FREQUENCY);
        set(row, "Timestamp_Sys100NS", moment.fileTime());
        set(row, "Frequency_Sys100NS", Meters.FREQUENCY);
        set(row, "Timestamp_Object", 0);
        set(row, "Frequency_Object", 0);
    }

    private void rates(Row row, Work work, Reading reading) {
        boolean counted = counters.throughput() == Throughput.RATE;
        set(row, "NormalizedThroughput", counted ? reading.normalized() : work.iops());
        set(row, "ReadBytesPersec", reading.readBytes());
        set(row, "WriteBytesPersec", reading.writeBytes());
        set(row, "Throughput", reading.readBytes() + reading.writeBytes());
        set(row, "ReadOperationsPerSec", reading.reads());
        set(row, "WriteOperationsPerSec", reading.writes());
        set(row, "ReadCount", reading.reads());
        set(row, "WriteCount", reading.writes());
    }

    /** What is below the virtual disk takes four fifths of the time. */
    private static void latencies(Row row, Work work, Reading reading) {
        set(row, "Latency", reading.waited());
        set(row, "Latency_Base", reading.operations());
        set(row, "LowerLatency", reading.waited() / 5 * 4);
        set(row, "LowerLatency_Base", reading.operations());
        set(row, "QueueLength", work.queueLength());
        set(row, "LowerQueueLength", work.queueLength());
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }

    /** A counter of 32 bits begins anew when they are full; some versions lack some counters. */
    private static void set(Row row, String property, long value) {
        boolean narrow =
                row.type()
                        .member(property)
                        .filter(member -> member.property().type() == CimBaseType.UINT32)
                        .isPresent();
        row.setIfThere(property, narrow ? value & UINT32 : value);
    }
}
