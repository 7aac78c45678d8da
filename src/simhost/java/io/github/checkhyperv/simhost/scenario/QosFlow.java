package io.github.checkhyperv.simhost.scenario;

import io.github.checkhyperv.simhost.scenario.ClusterScenario.Hosted;
import io.github.checkhyperv.simhost.scenario.Sources.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A flow: what a machine does to one of its files.
 *
 * @param node the Hyper-V host that the machine runs on
 * @param machine the machine
 * @param disk its disk
 * @param work what the disk does
 * @param policy the policy in force; empty for none, or for one that the cluster does not know
 */
record QosFlow(String node, Machine machine, Disk disk, Work work, Optional<Policy> policy) {
    private static final String SHARED_VOLUMES = "c:\\clusterstorage\\";
    private static final String LONG_PATH = "\\\\?\\";

    static QosFlow of(Hosted hosted, Disk disk, List<Policy> policies) {
        Optional<Policy> policy =
                policies.stream()
                        .filter(each -> each.id().equalsIgnoreCase(disk.policy()))
                        .findFirst();
        return new QosFlow(hosted.node(), hosted.machine(), disk, Work.of(disk), policy);
    }

    String id() {
        return guid("flow " + machine.guid() + " " + disk.device());
    }

    long reservation() {
        return policy.map(Policy::reservation).orElse(or(disk.reservation()));
    }

    long limit() {
        return policy.map(Policy::limit).orElse(or(disk.limit()));
    }

    /** Status, [MS-SQOS] 2.2.2.1, that goes with the disk's OperationalStatus. */
    int status() {
        if (disk.flow().status() != null) {
            return disk.flow().status();
        }
        List<Integer> statuses = disk.statuses() == null ? List.of() : disk.statuses();
        if (statuses.contains(32788)) {
            return 1;
        } else if (statuses.contains(32791)) {
            return 2;
        } else if (statuses.contains(13)) {
            return 3;
        }
        return statuses.contains(32793) ? 4 : 0;
    }

    /** The volume's path: a folder of the cluster's shared volumes, or a drive. */
    String mountpoint() {
        String path = disk.path();
        if (path.startsWith(LONG_PATH)) {
            path = path.substring(LONG_PATH.length());
        }
        boolean shared = path.toLowerCase(Locale.ROOT).startsWith(SHARED_VOLUMES);
        int end = path.indexOf('\\', shared ? SHARED_VOLUMES.length() : 0);
        return path.substring(0, end + 1);
    }

    private static long or(Long value) {
        return value == null ? 0 : value;
    }

    static String guid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
