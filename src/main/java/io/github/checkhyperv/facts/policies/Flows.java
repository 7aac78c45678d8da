package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.Rates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the rows of one flow together, and the flows of one policy. */
final class Flows {
    private Flows() {}

    /**
     * One flow of each file. Several nodes may serve it at a time, then what they do is added up;
     * what one told before the last interval is over, as where a volume has moved. The gravest
     * status counts.
     */
    static List<Flow> grouped(List<FlowRow> rows) {
        Map<String, List<FlowRow>> groups = new LinkedHashMap<>();
        for (FlowRow row : rows) {
            groups.computeIfAbsent(row.key(), key -> new ArrayList<>(1)).add(row);
        }
        List<Flow> flows = new ArrayList<>(groups.size());
        for (List<FlowRow> group : groups.values()) {
            flows.add(group.size() == 1 ? group.get(0).flow() : together(group));
        }
        return flows;
    }

    private static Flow together(List<FlowRow> group) {
        FlowRow newest = group.get(0);
        for (FlowRow row : group) {
            newest = row.time() > newest.time() ? row : newest;
        }
        Rates rates = newest.flow().rates();
        FlowStatus status = newest.flow().status();
        for (FlowRow row : group) {
            if (row != newest && newest.time() - row.time() < newest.interval()) {
                rates = rates.and(row.flow().rates());
                status = status.or(row.flow().status());
            }
        }
        Flow flow = newest.flow();
        return new Flow(
                flow.id(),
                flow.vmGuid(),
                flow.vmName(),
                flow.node(),
                flow.path(),
                flow.policyId(),
                status,
                flow.bounds(),
                rates);
    }

    /** The policies with what the flows get that follow them. */
    static List<QosPolicy> withFlows(List<QosPolicy> policies, List<Flow> flows) {
        Map<String, Rates> rates = new HashMap<>();
        Map<String, Integer> followers = new HashMap<>();
        for (Flow flow : flows) {
            if (flow.policyId().isPresent()) {
                rates.merge(flow.policyId().get(), flow.rates(), Rates::and);
                followers.merge(flow.policyId().get(), 1, Integer::sum);
            }
        }
        List<QosPolicy> result = new ArrayList<>(policies.size());
        for (QosPolicy policy : policies) {
            result.add(
                    policy.with(
                            followers.getOrDefault(policy.id(), 0),
                            rates.getOrDefault(policy.id(), Rates.UNKNOWN)));
        }
        return result;
    }
}
