package io.github.checkhyperv.simhost.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Makes big hosts, always the same for the same numbers. */
final class Generator {
    private static final int DISKS_PER_CONTROLLER = 64;
    private static final long RESERVATION = 500;

    private Generator() {}

    /** So many machines with so many disks in all, the first ones below their reservation. */
    static List<Machine> machines(int disks, int machines, int below) {
        List<Machine> all = new ArrayList<>();
        int made = 0;
        for (int m = 0; m < machines; m++) {
            int share = disks / machines + (m < disks % machines ? 1 : 0);
            List<Disk> own = new ArrayList<>();
            for (int d = 0; d < share; d++) {
                own.add(disk(m, d, made++ < below));
            }
            String name = "VM" + number(m, 4);
            all.add(
                    new Machine(
                            name,
                            guid("machine " + m),
                            true,
                            Machine.ENABLED,
                            true,
                            own,
                            List.of()));
        }
        return all;
    }

    private static Disk disk(int machine, int index, boolean below) {
        int controller = index / DISKS_PER_CONTROLLER;
        String device =
                guid("controller " + machine + " " + controller)
                        + "\\0\\"
                        + index % DISKS_PER_CONTROLLER
                        + "\\L";
        String name = "VM" + number(machine, 4);
        String path =
                "C:\\ClusterStorage\\Volume1\\"
                        + name
                        + "\\Virtual Hard Disks\\"
                        + name
                        + "Disk"
                        + number(index, 2)
                        + ".vhdx";
        long reservation = index % 2 == 0 ? RESERVATION : 0;
        return below
                ? Disk.of(device, path, RESERVATION, 3, 32788)
                : Disk.of(device, path, reservation, 2);
    }

    private static String number(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", value);
    }

    private static String guid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
