package io.github.checkhyperv.simhost;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a host counted, as JSON. */
final class StatsReport {
    private StatsReport() {}

    /** Writes the report in one go: a reader sees all of it or nothing. */
    static void write(SimulatedHost host, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, json(host) + "\n");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The report on one line. */
    static String line(SimulatedHost host) {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(report(host));
    }

    private static String json(SimulatedHost host) {
        GsonBuilder gson = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting();
        return gson.create().toJson(report(host));
    }

    private static Map<String, Object> report(SimulatedHost host) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("connections", host.counters().connections());
        report.put("open_connections", host.counters().openConnections());
        report.put("exchanges", host.counters().exchanges());
        report.put("refused_logons", host.counters().refusedLogons());
        report.put("octets_sent", host.counters().octetsSent());
        report.put("unreleased", host.unreleased());
        report.put("released_too_often", host.releasedTooOften());
        report.put("rows", host.counters().rows());
        report.put("complaints", host.complaints());
        report.put("failures", host.failures().stream().map(Throwable::toString).toList());
        return report;
    }
}
