package io.github.checkhyperv.simhost.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Many hosts in the state of one, each with a name and machines of its own; what is different about
 * some of them follows from their numbers, from 1. Who is several of these is the last of them.
 *
 * @param state what the hosts are like
 * @param count how many there are
 * @param below each host whose number this divides has its first disk below its reservation; 0 for
 *     none
 * @param silent in the same way, hosts that accept connections and never answer
 * @param refused in the same way, hosts at whose address nothing listens
 */
public record FleetScenario(Scenario state, int count, int below, int silent, int refused) {
    private static final long RESERVATION = 500;

    /** What is different about a host. */
    public enum Kind {
        /** Nothing: it is in the fleet's state. */
        OK,
        /** Its first disk is below its reservation. */
        BELOW,
        /** It never answers. */
        SILENT,
        /** It does not listen. */
        REFUSED;

        /** As it is written into a list. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of the hosts.
     *
     * @param number its number, from 1
     * @param name its name
     * @param kind what is different about it
     */
    public record Member(int number, String name, Kind kind) {}

    /** So many hosts in this state. */
    public static FleetScenario of(int count, Scenario state) {
        return new FleetScenario(state, count, 0, 0, 0);
    }

    /** All hosts, in order. */
    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String name = String.format(Locale.ROOT, "HV%04d", number);
            members.add(new Member(number, name, kind(number)));
        }
        return members;
    }

    private Kind kind(int number) {
        if (isEach(refused, number)) {
            return Kind.REFUSED;
        } else if (isEach(silent, number)) {
            return Kind.SILENT;
        }
        return isEach(below, number) ? Kind.BELOW : Kind.OK;
    }

    private static boolean isEach(int every, int number) {
        return every > 0 && number % every == 0;
    }

    /** The state of one of the hosts. */
    public Scenario host(Member member) {
        List<Machine> machines = new ArrayList<>();
        for (Machine machine : state.machines()) {
            machines.add(machine.withGuid(guid(member, machine)));
        }
        if (member.kind() == Kind.BELOW) {
            machines.set(0, below(machines.get(0)));
        }
        return state.onHost(member.name()).withMachines(machines);
    }

    /** No two hosts have the same machine, as that would be one on its way. */
    private static String guid(Member member, Machine machine) {
        String seed = member.name() + " " + machine.guid();
        UUID own = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
        return own.toString().toUpperCase(Locale.ROOT);
    }

    private static Machine below(Machine machine) {
        List<Disk> disks = new ArrayList<>(machine.disks());
        Disk first = disks.get(0);
        disks.set(0, Disk.of(first.device(), first.path(), RESERVATION, 3, 32788));
        return machine.withDisks(disks);
    }
}
