package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Range;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.run.Wanted;
import io.github.checkhyperv.wmi.tape.Tape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the options that are about one host or cluster, but for its account. */
final class AskedHostReader {
    private static final int ENDPOINT_MAPPER = 135;

    private final OptionReader values;

    AskedHostReader(OptionReader values) {
        this.values = values;
    }

    int port() throws UsageException {
        return values.number(Flag.PORT, ENDPOINT_MAPPER, 1, 65535);
    }

    Timeout timeout() throws UsageException {
        Optional<String> limit = values.text(Flag.TIMEOUT);
        return limit.isPresent()
                ? Timeout.parse(limit.get(), values.shown(Flag.TIMEOUT))
                : Timeout.DEFAULT;
    }

    Thresholds thresholds() throws UsageException {
        Thresholds defaults = Thresholds.defaults();
        Optional<Range> warning = values.range(Flag.WARNING);
        return new Thresholds(
                warning.isPresent() ? warning.get() : defaults.warning(),
                values.range(Flag.CRITICAL),
                values.state(Flag.DEGRADED, defaults.degraded()),
                values.state(Flag.NO_DISKS, defaults.noDisks()),
                values.state(Flag.NO_MATCH, defaults.noMatch()),
                values.state(Flag.PARTIAL, defaults.partial()),
                values.state(Flag.NODE_DOWN, defaults.nodeDown()),
                nodeFailed(defaults),
                values.statuses(Flag.IGNORE_STATUS),
                flowsJudged());
    }

    /** Whether the status of a disk's flow counts like its own. */
    private boolean flowsJudged() throws UsageException {
        Optional<String> text = values.text(Flag.FLOWS);
        if (text.isEmpty()) {
            return false;
        }
        if (!values.isOn(Flag.POLICIES)) {
            throw new UsageException(
                    values.named(Flag.FLOWS) + " without --policies",
                    "flows are asked for with --policies: give that, too");
        }
        return switch (text.get()) {
            case "show" -> false;
            case "judge" -> true;
            default ->
                    throw new UsageException(
                            values.shown(Flag.FLOWS) + " is unknown", "it is show or judge");
        };
    }

    /** What is wanted beside the verdict. */
    Optional<Wanted> wanted(boolean ofCluster) throws UsageException {
        Optional<String> storage = values.text(Flag.STORAGE_CLUSTER);
        boolean policies = values.isOn(Flag.POLICIES);
        if (storage.isPresent() && !(policies && ofCluster)) {
            throw new UsageException(
                    values.named(Flag.STORAGE_CLUSTER) + " without --cluster and --policies",
                    "it names the cluster that stores what another one runs, and whose policies"
                            + " are asked for: give both, too");
        }
        if (storage.isPresent() && storage.get().isBlank()) {
            throw new UsageException(
                    values.named(Flag.STORAGE_CLUSTER) + " is empty", "give the cluster's name");
        }
        boolean measure = values.isOn(Flag.MEASURE);
        boolean pools = values.isOn(Flag.POOLS);
        return measure || policies || pools
                ? Optional.of(new Wanted(measure, policies, pools, storage))
                : Optional.empty();
    }

    /** What was not judged is not known to be well. */
    private Status nodeFailed(Thresholds defaults) throws UsageException {
        Status state = values.state(Flag.NODE_FAILED, defaults.nodeFailed());
        if (state == Status.OK) {
            throw new UsageException(
                    values.named(Flag.NODE_FAILED) + " cannot be ok",
                    "a node that could not be judged may have disks below their reservation");
        }
        return state;
    }

    Filter filter() throws UsageException {
        return new Filter(values.patterns(Flag.INCLUDE), values.patterns(Flag.EXCLUDE));
    }

    /** What patterns decided when a tape was recorded holds as long as there are no others. */
    Filter filter(Tape.Filtered filtered) throws UsageException {
        List<Pattern> include = values.patterns(Flag.INCLUDE);
        List<Pattern> exclude = values.patterns(Flag.EXCLUDE);
        return new Filter(
                include,
                exclude,
                include.isEmpty() ? Set.copyOf(filtered.notIncluded()) : Set.of(),
                exclude.isEmpty() ? Set.copyOf(filtered.excluded()) : Set.of());
    }

    /** Where the nodes of the cluster are that is reached at this host. */
    ClusterArguments cluster(String host) throws UsageException {
        if (values.has(Flag.SPN)) {
            throw new UsageException(
                    values.named(Flag.SPN) + " has no place with a cluster",
                    "each node has a principal of its own: leave it out");
        }
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String text : values.all(Flag.NODE)) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? "" : text.substring(0, equals).strip();
            String address = text.substring(equals + 1).strip();
            if (name.isEmpty() || address.isEmpty()) {
                throw new UsageException(
                        values.named(Flag.NODE) + " is no node with its address",
                        "write --node HV01=10.0.0.11");
            }
            addresses.put(name.toLowerCase(Locale.ROOT), address);
        }
        return new ClusterArguments(suffix(host), addresses);
    }

    /** What stands behind the cluster's own name, unless another one is given. */
    private String suffix(String host) {
        Optional<String> given = values.text(Flag.NODE_SUFFIX);
        if (given.isPresent()) {
            String suffix = given.get();
            return suffix.isEmpty() || suffix.startsWith(".") ? suffix : "." + suffix;
        }
        int dot = host.indexOf('.');
        return dot < 0 || isAddress(host) ? "" : host.substring(dot);
    }

    /** IPv6 has colons; the last part of an IPv4 address begins with a digit, and of no name. */
    private static boolean isAddress(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        int last = name.lastIndexOf('.') + 1;
        return host.indexOf(':') >= 0
                || last < name.length() && Character.isDigit(name.charAt(last));
    }
}
