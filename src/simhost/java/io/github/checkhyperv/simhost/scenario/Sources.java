package io.github.checkhyperv.simhost.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What a host says of its disks beside Hyper-V's own classes of disks and settings.
 *
 * @param counters the performance counters of {@code root\cimv2}
 * @param storageQos the policies and flows of {@code root\Microsoft\Windows\Storage}
 * @param pools the resource pools of {@code root\virtualization\v2}
 */
public record Sources(Counters counters, StorageQos storageQos, Pools pools) {
    /** As a correct host has them. */
    public static final Sources USUAL = new Sources(Counters.USUAL, StorageQos.USUAL, Pools.USUAL);

    /**
     * The performance counters.
     *
     * @param presence whether they are there; denied is the whole namespace
     * @param service the middle of the class's name, a counter service: Counters or StorageStats
     * @param throughput what the type of NormalizedThroughput is
     * @param typed whether properties have the qualifier CounterType
     * @param longNames whether the paths in the names of instances begin with {@code \\?\}
     * @param uptime seconds that the host had been up, and its disks been busy, when it began to
     *     listen
     */
    public record Counters(
            Presence presence,
            String service,
            Throughput throughput,
            boolean typed,
            boolean longNames,
            long uptime) {
        /** Three days after the host was started. */
        static final Counters USUAL =
                new Counters(Presence.THERE, "Counters", Throughput.RATE, true, false, 3 * 86_400L);

        /** Whether it is there. */
        public Counters being(Presence other) {
            return new Counters(other, service, throughput, typed, longNames, uptime);
        }
    }

    /** What NormalizedThroughput may be: no real host was seen to tell. */
    public enum Throughput {
        /** PERF_COUNTER_BULK_COUNT: it counts normalised operations. */
        RATE,
        /** PERF_COUNTER_LARGE_RAWCOUNT: it is the rate. */
        VALUE
    }

    /**
     * Storage QoS of a cluster.
     *
     * @param presence whether it is there; empty where the version of Windows and the cluster say
     * @param manager the state of the cluster's resource that runs it
     * @param policies its policies, beside the default one
     * @param volumes what does not follow from its flows
     */
    public record StorageQos(
            Optional<Presence> presence,
            Manager manager,
            List<Policy> policies,
            List<Volume> volumes) {
        static final StorageQos USUAL =
                new StorageQos(Optional.empty(), Manager.ONLINE, List.of(), List.of());

        /** Whether it is there. */
        public StorageQos being(Presence other) {
            return new StorageQos(Optional.of(other), manager, policies, volumes);
        }

        /** The same while its resource is in this state. */
        public StorageQos managed(Manager other) {
            return new StorageQos(presence, other, policies, volumes);
        }
    }

    /** The cluster's resource of the type Storage QoS Policy Manager. */
    public enum Manager {
        /** ClusterResourceOnline. */
        ONLINE(2),
        /** ClusterResourceOffline: policies and flows have no instances. */
        OFFLINE(3),
        /** There is no such resource, and nothing that it would show. */
        ABSENT(0);

        private final int state;

        Manager(int state) {
            this.state = state;
        }

        int state() {
            return state;
        }
    }

    /**
     * A policy.
     *
     * @param id PolicyId
     * @param name Name
     * @param dedicated whether each of its flows has all of it, or they share it
     * @param reservation ThroughputReservation
     * @param limit ThroughputLimit
     * @param bandwidth BandwidthLimit
     * @param status Status; null where it follows from its flows
     */
    public record Policy(
            String id,
            String name,
            boolean dedicated,
            long reservation,
            long limit,
            long bandwidth,
            Integer status) {}

    /**
     * What is said of a volume, each null where it is the sum of its flows.
     *
     * @param mountpoint its path, with a backslash at its end
     * @param reservation Reservation
     * @param iops IOPS
     * @param status Status
     */
    public record Volume(String mountpoint, Long reservation, Long iops, Integer status) {
        static Volume of(String mountpoint) {
            return new Volume(mountpoint, null, null, null);
        }
    }

    /**
     * Resource pools.
     *
     * @param presence whether they are there; denied are their queries
     * @param below whether the primordial pool of virtual hard disks says that a disk is below its
     *     reservation, whatever its disks say
     * @param named pools of virtual hard disks beside it
     */
    public record Pools(Presence presence, boolean below, List<Named> named) {
        static final Pools USUAL = new Pools(Presence.THERE, false, List.of());

        /** Whether they are there. */
        public Pools being(Presence other) {
            return new Pools(other, below, named);
        }
    }

    /**
     * A pool that an administrator made.
     *
     * @param id its GUID
     * @param name PoolID, by which disks refer to it
     * @param capacity Capacity; null for NULL
     * @param reserved Reserved; null for NULL
     */
    public record Named(String id, String name, Long capacity, Long reserved) {}

    /**
     * What a node of a cluster has otherwise than the others, each empty where it does not.
     *
     * @param counters see {@link Counters#presence()}
     * @param storageQos see {@link StorageQos#presence()}
     * @param pools see {@link Pools#presence()}
     */
    public record Otherwise(
            Optional<Presence> counters, Optional<Presence> storageQos, Optional<Presence> pools) {
        /** Nothing. */
        public static final Otherwise NOTHING =
                new Otherwise(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same on a node that has some of it otherwise. */
    Sources but(Otherwise otherwise) {
        return new Sources(
                otherwise.counters().map(counters::being).orElse(counters),
                otherwise.storageQos().map(storageQos::being).orElse(storageQos),
                otherwise.pools().map(pools::being).orElse(pools));
    }

    /** The same with other counters. */
    public Sources with(Counters other) {
        return new Sources(other, storageQos, pools);
    }

    /** The same with other policies. */
    public Sources with(StorageQos other) {
        return new Sources(counters, other, pools);
    }

    /** The same with other pools. */
    public Sources with(Pools other) {
        return new Sources(counters, storageQos, other);
    }
}
