package io.github.checkhyperv.simhost;

import com.google.gson.GsonBuilder;
import io.github.checkhyperv.simhost.watch.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What hosts counted, as JSON: the sum, and what each node of a cluster did. */
final class StatsReport {
    private StatsReport() {}

    /** Writes the report in one go: a reader sees all of it or nothing. */
    static void write(Simulation simulation, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, json(simulation) + "\n");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The report on one line. */
    static String line(Simulation simulation) {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(report(simulation));
    }

    private static String json(Simulation simulation) {
        GsonBuilder gson = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting();
        return gson.create().toJson(report(simulation));
    }

    private static Map<String, Object> report(Simulation simulation) {
        Map<String, Object> report = report(simulation.hosts().get());
        Map<String, Object> nodes = new LinkedHashMap<>();
        simulation.nodes().get().forEach((name, host) -> nodes.put(name, report(List.of(host))));
        if (!nodes.isEmpty()) {
            report.put("nodes", nodes);
        }
        return report;
    }

    private static Map<String, Object> report(Collection<SimulatedHost> hosts) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("connections", sum(hosts, Counters::connections));
        report.put("open_connections", sum(hosts, Counters::openConnections));
        report.put("exchanges", sum(hosts, Counters::exchanges));
        report.put("refused_logons", sum(hosts, Counters::refusedLogons));
        report.put("octets_sent", sum(hosts, Counters::octetsSent));
        report.put("unreleased", all(hosts, SimulatedHost::unreleased));
        report.put(
                "released_too_often",
                hosts.stream().mapToLong(SimulatedHost::releasedTooOften).sum());
        report.put("rows", rows(hosts));
        report.put("complaints", all(hosts, SimulatedHost::complaints));
        report.put(
                "failures",
                all(hosts, SimulatedHost::failures).stream().map(Throwable::toString).toList());
        return report;
    }

    private static long sum(Collection<SimulatedHost> hosts, ToLongFunction<Counters> counter) {
        return hosts.stream().map(SimulatedHost::counters).mapToLong(counter).sum();
    }

    private static <T> List<T> all(
            Collection<SimulatedHost> hosts, Function<SimulatedHost, List<T>> what) {
        return hosts.stream().map(what).flatMap(List::stream).toList();
    }

    private static Map<String, Integer> rows(Collection<SimulatedHost> hosts) {
        Map<String, Integer> rows = new TreeMap<>();
        for (SimulatedHost host : hosts) {
            host.counters().rows().forEach((query, n) -> rows.merge(query, n, Integer::sum));
        }
        return rows;
    }
}
