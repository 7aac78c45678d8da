package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.Flow;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is told of a disk beside its verdict, in words. */
final class DiskFacts {
    private final boolean measured;
    private final PolicyNames policies;

    /** Of disks of a host or cluster that told this. */
    DiskFacts(Extras extras) {
        this.measured = extras.asked(Lack.Kind.MEASURE);
        this.policies = new PolicyNames(extras);
    }

    /** Whether a disk's status and its flow say different things. */
    static boolean disagree(VirtualDisk disk) {
        if (disk.flow().isEmpty()) {
            return false;
        }
        FlowStatus flow = disk.flow().get().status();
        return disk.belowReservation()
                ? flow.code() == FlowStatus.OK
                : flow.isBelowReservation() || flow.isDegraded();
    }

    /**
     * What is reserved for a disk and what it gets. By a policy, which the disk's own settings do
     * not show, its flow has a reservation.
     *
     * @param own what the disk's own settings reserve
     */
    String reservation(VirtualDisk disk, long own) {
        long reserved = own == 0 ? byPolicy(disk) : own;
        String by = own == 0 ? " by its policy" : "";
        String promised = reserved == 0 ? "no reservation" : "reserved " + reserved + " IOPS" + by;
        Optional<Measured> found = disk.measured();
        if (found.isEmpty()) {
            return promised;
        }
        OptionalDouble iops = found.get().iops();
        StringBuilder text = new StringBuilder();
        if (!Decimal.isNumber(iops)) {
            text.append(promised);
        } else if (reserved == 0) {
            text.append(promised).append(", gets ").append(Figures.rate(iops)).append(" IOPS");
        } else {
            text.append("gets ").append(Figures.rate(iops)).append(" of ").append(reserved);
            text.append(" IOPS reserved").append(by);
        }
        text.append(moment(disk, found.get(), reserved));
        if (Decimal.isNumber(found.get().latencyMillis())) {
            text.append(", ");
            text.append(Figures.millis(found.get().latencyMillis().getAsDouble()));
        }
        return text.toString();
    }

    private static long byPolicy(VirtualDisk disk) {
        return disk.flow().isPresent() && disk.flow().get().policyId().isPresent()
                ? disk.flow().get().bounds().reservedIops()
                : 0;
    }

    /** Why the moment when it was measured says something else than the status, if it does. */
    private static String moment(VirtualDisk disk, Measured found, long reserved) {
        if (found.isIdle()) {
            return " (no load at this moment)";
        }
        boolean isShort =
                disk.belowReservation()
                        || disk.flow().isPresent()
                                && disk.flow().get().status().isBelowReservation();
        return isShort && reserved > 0 && found.reaches(reserved)
                ? " (what it reserved, at this moment)"
                : "";
    }

    /** Whether it was to be measured and what it gets is not known all the same. */
    boolean isUnmeasured(VirtualDisk disk) {
        return measured
                && !Flow.isAlone(disk)
                && !(disk.measured().isPresent() && Decimal.isNumber(disk.measured().get().iops()));
    }

    /** What the policy is called that a disk follows, by its settings or by its flow. */
    Optional<String> policy(VirtualDisk disk) {
        Optional<String> id = policyId(disk);
        return id.isEmpty()
                ? id
                : Optional.of(Text.line(policies.name(id).orElse(id.get()), Text.NAME));
    }

    /** By how many flows its bounds are shared, where that is so. */
    String shared(VirtualDisk disk) {
        Optional<QosPolicy> policy = policies.policy(policyId(disk));
        return policy.isPresent() && policy.get().kind() == QosPolicy.Kind.AGGREGATED
                ? " (shared by " + Text.count(policy.get().flows(), "flow") + ")"
                : "";
    }

    private static Optional<String> policyId(VirtualDisk disk) {
        Optional<String> id =
                disk.allocation().isPresent()
                        ? disk.allocation().get().policyId()
                        : Optional.empty();
        return id.isEmpty() && disk.flow().isPresent() ? disk.flow().get().policyId() : id;
    }

    /** What the storage cluster tells of a disk. */
    static String flow(Flow flow) {
        StringBuilder text = new StringBuilder("flow over 5 min: ");
        long reserved = flow.bounds().reservedIops();
        OptionalDouble iops = flow.rates().iops();
        if (Decimal.isNumber(iops)) {
            text.append(Figures.rate(iops));
            text.append(reserved == 0 ? "" : " of " + reserved).append(" IOPS, ");
        } else if (reserved != 0) {
            text.append("reserved ").append(reserved).append(" IOPS, ");
        }
        int code = flow.status().code();
        return text.append(code < 0 ? "no status" : flow.status().label()).toString();
    }
}
