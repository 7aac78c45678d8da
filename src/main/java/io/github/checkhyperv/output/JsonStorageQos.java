package io.github.checkhyperv.output;

import com.google.gson.stream.JsonWriter;
import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what a storage cluster tells: its policies, flows and volumes. */
final class JsonStorageQos {
    private final JsonWriter json;
    private final Optional<StorageQos> told;
    private final PolicyNames names;

    JsonStorageQos(JsonWriter json, Extras extras) {
        this.json = json;
        this.told = extras.storageQos();
        this.names = new PolicyNames(extras);
    }

    /** The name of the policy that a disk follows by its settings. */
    void writePolicyName(VirtualDisk disk) throws IOException {
        Optional<String> id =
                disk.allocation().isPresent()
                        ? disk.allocation().get().policyId()
                        : Optional.empty();
        JsonRenderer.string(json, "policy_name", names.name(id));
    }

    /** The flow of a disk. */
    void writeFlow(Optional<Flow> flow) throws IOException {
        json.name("flow");
        if (flow.isPresent()) {
            write(flow.get());
        } else {
            json.nullValue();
        }
    }

    /** All that was told. */
    void write() throws IOException {
        if (told.isEmpty()) {
            for (String name : List.of("policies", "flows", "volumes", "io_octets")) {
                json.name(name).nullValue();
            }
            return;
        }
        json.name("policies").beginArray();
        for (QosPolicy policy : told.get().policies()) {
            write(policy);
        }
        json.endArray();
        json.name("flows").beginArray();
        for (Flow flow : told.get().flows()) {
            write(flow);
        }
        json.endArray();
        json.name("volumes").beginArray();
        for (QosVolume volume : told.get().volumes()) {
            write(volume);
        }
        json.endArray();
        JsonNumbers.write(json, "io_octets", told.get().ioOctets());
    }

    private void write(QosPolicy policy) throws IOException {
        json.beginObject();
        text("id", policy.id());
        text("name", policy.name());
        json.name("kind").value(policy.kind().name().toLowerCase(Locale.ROOT));
        write(policy.bounds());
        write(policy.status());
        json.name("flows").value(policy.flows());
        write(policy.rates());
        json.endObject();
    }

    private void write(Flow flow) throws IOException {
        json.beginObject();
        text("id", flow.id());
        text("vm_guid", flow.vmGuid());
        JsonRenderer.string(json, "vm_name", flow.vmName());
        JsonRenderer.string(json, "node", flow.node());
        JsonRenderer.string(json, "path", flow.path());
        JsonRenderer.string(json, "policy_id", flow.policyId());
        JsonRenderer.string(json, "policy_name", names.name(flow.policyId()));
        write(flow.status());
        write(flow.bounds());
        write(flow.rates());
        json.endObject();
    }

    private void write(QosVolume volume) throws IOException {
        json.beginObject();
        text("id", volume.id());
        text("mountpoint", volume.mountpoint());
        write(volume.bounds());
        write(volume.rates());
        write(volume.status());
        json.endObject();
    }

    private void text(String name, String value) throws IOException {
        JsonRenderer.string(json, name, JsonRenderer.some(value));
    }

    private void write(Bounds bounds) throws IOException {
        json.name("reserved_iops").value(bounds.reservedIops());
        json.name("limit_iops").value(bounds.limitIops());
        json.name("limit_bytes_per_second").value(bounds.limitBytes());
    }

    private void write(Rates rates) throws IOException {
        JsonNumbers.write(json, "iops", rates.iops());
        JsonNumbers.write(json, "latency_ms", rates.latencyMillis());
        JsonNumbers.write(json, "bytes_per_second", rates.bytes());
    }

    /** A status that was not told is null. */
    private void write(FlowStatus status) throws IOException {
        json.name("status");
        if (status.code() < 0) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("code").value(status.code());
        json.name("name").value(status.name());
        json.endObject();
    }
}
