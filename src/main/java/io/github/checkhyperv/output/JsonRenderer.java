package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.check.Allocation;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Counts;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.JudgedDisk;
import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.OperationalStatus;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * One JSON document (RFC 8259), schema version 1. What is not known is null; a failure has no disks
 * and counts of 0. Members of what was wanted beside the verdict are there where it was. Fields may
 * be added within a version, but none changes its name or meaning.
 *
 * @param version of this program
 */
public record JsonRenderer(String version) implements Renderer<Answer> {
    static final int SCHEMA = 1;
    static final String PLUGIN = "check_hyperv_storage_qos";
    private static final int LONGEST = 4096;

    @Override
    public void render(Answer answer, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out); // Not closed, as that would close what it writes to.
        json.setHtmlSafe(false);
        write(json, answer);
        out.append('\n');
    }

    /** Writes the document as a value of its own or of a larger document. */
    void write(JsonWriter json, Answer answer) throws IOException {
        Counts counts = Counts.NONE;
        List<JudgedDisk> disks = List.of();
        List<VirtualDisk> missing = List.of();
        if (answer.outcome() instanceof Report report) {
            counts = report.counts();
            disks = report.disks();
            missing = report.missing();
        }
        json.beginObject();
        json.name("schema").value(SCHEMA);
        json.name("plugin").value(PLUGIN);
        json.name("version").value(version);
        string(json, "host", host(answer));
        string(json, "address", some(answer.address()));
        json.name("status").value(answer.status().name());
        json.name("exit_code").value(answer.status().exitCode());
        json.name("message").value(Headline.message(answer));
        json.name("failure");
        if (answer.outcome() instanceof Failed failed) {
            writeFailure(json, failed.failure());
        } else {
            json.nullValue();
        }
        json.name("counts").beginObject();
        writeCounts(json, counts);
        json.endObject();
        writeThresholds(json, answer.thresholds());
        if (answer.outcome() instanceof Report report && answer.isOfCluster()) {
            writeNodes(json, report.inventory().nodes());
        }
        Optional<JsonExtras> extras = extras(json, answer);
        writeDisks(json, disks, extras);
        writeMissing(json, missing, extras);
        if (extras.isPresent()) {
            extras.get().write();
        }
        writeSteps(json, answer.steps());
        json.name("seconds").value(Seconds.of(answer.elapsed()));
        json.endObject();
    }

    private static Optional<JsonExtras> extras(JsonWriter json, Answer answer) {
        return answer.outcome() instanceof Report report && report.inventory().extras().isPresent()
                ? Optional.of(new JsonExtras(json, report.inventory().extras().get()))
                : Optional.empty();
    }

    private static Optional<String> host(Answer answer) {
        return answer.outcome() instanceof Report report
                ? Optional.of(report.host())
                : some(answer.address());
    }

    static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static void string(JsonWriter json, String name, Optional<String> value) throws IOException {
        json.name(name);
        if (value.isPresent()) {
            json.value(Text.printable(Text.clip(value.get(), LONGEST)));
        } else {
            json.nullValue();
        }
    }

    /** Writes the one form that failures have, whatever they are of. */
    static void writeFailure(JsonWriter json, Failure failure) throws IOException {
        json.beginObject();
        json.name("stage").value(failure.stage().label());
        json.name("problem").value(failure.problem().name());
        string(json, "message", Optional.of(failure.message()));
        string(json, "remedy", Optional.of(failure.remedy()));
        json.name("timed_out").value(failure.timedOut());
        json.endObject();
    }

    /** Writes the members that numbers of disks are. */
    static void writeCounts(JsonWriter json, Counts counts) throws IOException {
        json.name("disks").value(counts.disks());
        json.name("below_reservation").value(counts.belowReservation());
        json.name("degraded").value(counts.degraded());
        json.name("not_judged").value(counts.notJudged());
        json.name("reserved").value(counts.reserved());
        json.name("incomplete").value(counts.incomplete());
        json.name("missing").value(counts.missing());
        json.name("excluded").value(counts.excluded());
    }

    private static void writeThresholds(JsonWriter json, Thresholds thresholds) throws IOException {
        json.name("thresholds").beginObject();
        json.name("warning").value(thresholds.warning().toString());
        json.name("critical");
        if (thresholds.critical().isPresent()) {
            json.value(thresholds.critical().get().toString());
        } else {
            json.nullValue();
        }
        json.endObject();
    }

    private static void writeNodes(JsonWriter json, List<Node> nodes) throws IOException {
        json.name("nodes").beginArray();
        for (Node node : nodes) {
            json.beginObject();
            string(json, "name", Optional.of(node.name()));
            json.name("state").value(NodeWords.id(node.state()));
            json.name("failure");
            if (node.failure().isPresent()) {
                writeFailure(json, node.failure().get());
            } else {
                json.nullValue();
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void writeDisks(
            JsonWriter json, List<JudgedDisk> disks, Optional<JsonExtras> extras)
            throws IOException {
        json.name("disks").beginArray();
        for (JudgedDisk judged : disks) {
            json.beginObject();
            writeFacts(json, judged.disk(), extras);
            writeStatuses(json, judged.disk().statuses());
            json.name("verdict").value(judged.verdict().id());
            json.name("degraded").value(judged.degraded());
            json.endObject();
        }
        json.endArray();
    }

    /** Of a disk that the host did not report there is neither status nor verdict. */
    private static void writeMissing(
            JsonWriter json, List<VirtualDisk> disks, Optional<JsonExtras> extras)
            throws IOException {
        json.name("missing").beginArray();
        for (VirtualDisk disk : disks) {
            json.beginObject();
            writeFacts(json, disk, extras);
            json.endObject();
        }
        json.endArray();
    }

    private static void writeFacts(JsonWriter json, VirtualDisk disk, Optional<JsonExtras> extras)
            throws IOException {
        string(json, "id", Optional.of(disk.id()));
        string(json, "vm_name", some(disk.vmName().orElse("")));
        string(json, "vm_guid", Optional.of(disk.vmGuid()));
        if (disk.node().isPresent()) {
            string(json, "node", disk.node());
        }
        string(json, "instance_id", Optional.of(disk.instanceId()));
        string(json, "path", disk.path());
        string(json, "file", disk.file());
        writeAllocation(json, disk.allocation());
        if (extras.isPresent()) {
            extras.get().writeOf(disk);
        }
    }

    private static void writeAllocation(JsonWriter json, Optional<Allocation> allocation)
            throws IOException {
        if (allocation.isPresent()) {
            json.name("reserved_iops").value(allocation.get().reservedIops());
            json.name("limit_iops").value(allocation.get().limitIops());
            string(json, "policy_id", allocation.get().policyId());
        } else {
            json.name("reserved_iops").nullValue();
            json.name("limit_iops").nullValue();
            json.name("policy_id").nullValue();
        }
    }

    static void writeStatuses(JsonWriter json, List<OperationalStatus> statuses)
            throws IOException {
        json.name("statuses").beginArray();
        for (OperationalStatus status : statuses) {
            json.beginObject();
            json.name("code").value(status.code());
            json.name("name").value(status.name());
            json.endObject();
        }
        json.endArray();
    }

    private static void writeSteps(JsonWriter json, List<Step> steps) throws IOException {
        json.name("timings").beginArray();
        for (Step step : steps) {
            json.beginObject();
            json.name("stage").value(step.stage().label());
            string(json, "detail", Optional.of(step.detail()));
            json.name("seconds").value(Seconds.of(step.elapsed()));
            json.endObject();
        }
        json.endArray();
    }
}
