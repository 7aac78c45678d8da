package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.QosVolume;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.Report;
import io.github.checkhyperv.check.StorageQos;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** The metrics of flows, policies and volumes of storage clusters. */
final class StorageMetrics {
    private static final String CODES =
            ": 0 Ok, 1 Insufficient Throughput, 2 Unknown Policy ID, 3 Lost Communication,"
                    + " 4 Configuration Mismatch, 5 Not Available.";

    private final Series<Flow> flows;
    private final Series<Flow> flowInfos;
    private final Series<QosPolicy> policies;
    private final Series<QosPolicy> policyInfos;
    private final Series<QosVolume> volumes;

    /** Those of all answers, whose lines go here. */
    StorageMetrics(List<Answer> answers, Writer out) {
        this.flows = new Series<>(out);
        this.flowInfos = new Series<>(out);
        this.policies = new Series<>(out);
        this.policyInfos = new Series<>(out);
        this.volumes = new Series<>(out);
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                add(answer, report.inventory().extras().get());
            }
        }
    }

    private void add(Answer answer, Extras extras) {
        if (extras.storageQos().isEmpty()) {
            return;
        }
        StorageQos told = extras.storageQos().get();
        addFlows(answer, told, new PolicyNames(extras));
        UniqueNames ids = new UniqueNames("#");
        for (QosPolicy policy : told.policies()) {
            String[] labels =
                    Metric.labels(answer, "id", ids.shown(policy.id()), "name", policy.name());
            policies.add(policy, labels);
            String kind = policy.kind().name().toLowerCase(Locale.ROOT);
            policyInfos.add(policy, Metric.with(labels, "kind", kind));
        }
        UniqueNames volumeIds = new UniqueNames("#");
        for (QosVolume volume : told.volumes()) {
            String id = volumeIds.shown(volume.id());
            volumes.add(volume, Metric.labels(answer, "id", id, "mountpoint", volume.mountpoint()));
        }
    }

    private void addFlows(Answer answer, StorageQos told, PolicyNames names) {
        UniqueNames ids = new UniqueNames("#");
        for (Flow flow : told.flows()) {
            String vm = flow.vmName().orElse(flow.vmGuid());
            String[] labels = Metric.labels(answer, "id", ids.shown(flow.id()), "vm", vm);
            flows.add(flow, labels);
            flowInfos.add(
                    flow,
                    Metric.with(
                            labels,
                            "vm_guid",
                            flow.vmGuid(),
                            "host",
                            flow.node().orElse(""),
                            "path",
                            flow.path().orElse(""),
                            "policy",
                            flow.policyId().orElse(""),
                            "policy_name",
                            names.name(flow.policyId()).orElse("")));
        }
    }

    void write() throws IOException {
        info("flow_info", "What is known about a flow.", flowInfos);
        write("flow", flows, Flow::status, Flow::bounds, Flow::rates);
        info("policy_info", "What is known about a policy.", policyInfos);
        policies.whole(
                "policy_flows",
                "Flows that follow the policy.",
                policy -> OptionalLong.of(policy.flows()));
        write("policy", policies, QosPolicy::status, QosPolicy::bounds, QosPolicy::rates);
        write("volume", volumes, QosVolume::status, QosVolume::bounds, QosVolume::rates);
    }

    private static <T> void info(String name, String help, Series<T> all) throws IOException {
        all.whole(name, help, one -> OptionalLong.of(1));
    }

    private static <T> void write(
            String noun,
            Series<T> all,
            Function<T, FlowStatus> status,
            Function<T, Bounds> bounds,
            Function<T, Rates> rates)
            throws IOException {
        all.whole(
                noun + "_status", "Status of the " + noun + CODES, one -> code(status.apply(one)));
        all.whole(
                noun + "_reserved_iops",
                "IOPS reserved, of 8 KB; 0 = none.",
                one -> OptionalLong.of(bounds.apply(one).reservedIops()));
        all.whole(
                noun + "_limit_iops",
                "IOPS at most, of 8 KB; 0 = no limit.",
                one -> OptionalLong.of(bounds.apply(one).limitIops()));
        all.whole(
                noun + "_limit_bytes_per_second",
                "Octets a second at most; 0 = no limit.",
                one -> OptionalLong.of(bounds.apply(one).limitBytes()));
        all.gauge(
                noun + "_iops",
                "IOPS, of 8 KB, on average over five minutes.",
                one -> rates.apply(one).iops());
        all.seconds(
                noun + "_latency_seconds",
                "How long an I/O took, on average over five minutes.",
                one -> rates.apply(one).latencyMillis());
        all.gauge(
                noun + "_bytes_per_second",
                "Octets a second, on average over five minutes.",
                one -> rates.apply(one).bytes());
    }

    private static OptionalLong code(FlowStatus status) {
        return status.code() < 0 ? OptionalLong.empty() : OptionalLong.of(status.code());
    }
}
