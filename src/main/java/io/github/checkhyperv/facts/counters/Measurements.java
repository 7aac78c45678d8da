package io.github.checkhyperv.facts.counters;

import io.github.checkhyperv.check.Measured;
import io.github.checkhyperv.check.Totals;
import io.github.checkhyperv.check.VirtualDisk;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What two samples of a host's counters say of its disks. */
public final class Measurements {
    private static final double MILLIS = 1000;
    private static final double NANOS = 1e9;

    private final DeviceSample first;
    private final DeviceSample second;
    private final Set<DeviceCounter> untyped = EnumSet.noneOf(DeviceCounter.class);
    private final Map<String, Integer> claims = new HashMap<>();
    private int ambiguous;
    private int absent;
    private int measured;

    /** Of samples taken one after the other. */
    public Measurements(DeviceSample first, DeviceSample second) {
        this.first = first;
        this.second = second;
    }

    /** The same disks, those that were measured with what they got. */
    public List<VirtualDisk> of(List<VirtualDisk> disks) {
        for (VirtualDisk disk : disks) {
            if (disk.path().isPresent()) {
                String name = InstanceNames.ofPath(disk.path().get());
                claims.put(name, 1 + claims.getOrDefault(name, 0));
            }
        }
        List<VirtualDisk> result = new ArrayList<>(disks.size());
        for (VirtualDisk disk : disks) {
            Optional<Measured> found = measured(disk);
            result.add(found.isPresent() ? disk.with(found.get()) : disk);
        }
        return result;
    }

    private Optional<Measured> measured(VirtualDisk disk) {
        String name = disk.path().isPresent() ? InstanceNames.ofPath(disk.path().get()) : "";
        DeviceRow before = first.rows().get(name);
        DeviceRow after = second.rows().get(name);
        if (before == null || after == null) {
            absent++;
            return Optional.empty();
        }
        if (claims.get(name) > 1 || first.twice().contains(name) || second.twice().contains(name)) {
            ambiguous++;
            return Optional.empty();
        }
        measured++;
        return Optional.of(new Pair(before, after).measured());
    }

    /** What could not be measured, and why. */
    public List<Failure> lacks() {
        List<Failure> lacks = new ArrayList<>();
        if (ambiguous > 0) {
            lacks.add(lack(CounterProblem.AMBIGUOUS_INSTANCE, disks(ambiguous)));
        }
        if (absent > 0 && measured + ambiguous == 0 && second.rows().isEmpty()) {
            lacks.add(lack(CounterProblem.COUNTERS_HIDDEN, disks(absent)));
        } else if (absent > 0) {
            lacks.add(lack(CounterProblem.NO_INSTANCE, disks(absent)));
        }
        for (DeviceCounter counter : untyped) {
            lacks.add(lack(CounterProblem.COUNTER_TYPE, counter.property()));
        }
        return lacks;
    }

    private static String disks(int count) {
        return count == 1 ? "1 disk" : count + " disks";
    }

    private static Failure lack(CounterProblem problem, String seen) {
        return new Failure(Stage.JOIN, problem, seen);
    }

    /** The two rows of one disk. */
    private final class Pair {
        private final DeviceRow before;
        private final DeviceRow after;

        Pair(DeviceRow before, DeviceRow after) {
            this.before = before;
            this.after = after;
        }

        Measured measured() {
            return new Measured(
                    cooked(DeviceCounter.IOPS),
                    latency(),
                    cooked(DeviceCounter.QUEUE_LENGTH),
                    cooked(DeviceCounter.READ_BYTES),
                    cooked(DeviceCounter.WRITTEN_BYTES),
                    new Totals(
                            total(DeviceCounter.READ_BYTES),
                            total(DeviceCounter.WRITTEN_BYTES),
                            total(DeviceCounter.READS),
                            total(DeviceCounter.WRITES),
                            errors()),
                    over());
        }

        private Optional<CounterType> type(DeviceCounter counter) {
            long told = after.types()[counter.ordinal()];
            if (told == DeviceRow.NO_TYPE) {
                return counter.usual();
            }
            return Optional.ofNullable(CounterType.of(told));
        }

        private OptionalDouble cooked(DeviceCounter counter) {
            if (!before.has(counter) || !after.has(counter)) {
                return OptionalDouble.empty();
            }
            Optional<CounterType> type = type(counter);
            if (type.isEmpty()) {
                untyped.add(counter);
                return OptionalDouble.empty();
            }
            return type.get().cooked(before.raw(counter), after.raw(counter));
        }

        /** A plain number has no unit that anybody has told of. */
        private OptionalDouble latency() {
            Optional<CounterType> type = type(DeviceCounter.LATENCY);
            boolean there = after.has(DeviceCounter.LATENCY);
            boolean base = before.has(DeviceCounter.LATENCY_BASE);
            if (there && (type.isEmpty() || type.get() != CounterType.AVERAGE_TIMER)) {
                untyped.add(DeviceCounter.LATENCY);
                return OptionalDouble.empty();
            }
            OptionalDouble seconds = base ? cooked(DeviceCounter.LATENCY) : OptionalDouble.empty();
            return seconds.isPresent()
                    ? OptionalDouble.of(MILLIS * seconds.getAsDouble())
                    : seconds;
        }

        private OptionalLong total(DeviceCounter counter) {
            Optional<CounterType> type = type(counter);
            boolean running = type.isPresent() && type.get().isRunningCount();
            return running && isNumber(counter)
                    ? OptionalLong.of(after.values()[counter.ordinal()])
                    : OptionalLong.empty();
        }

        /** It is shown as it is, and so is no rate, but counts since the disk was opened. */
        private OptionalLong errors() {
            return isNumber(DeviceCounter.ERRORS)
                    ? OptionalLong.of(after.values()[DeviceCounter.ERRORS.ordinal()])
                    : OptionalLong.empty();
        }

        private boolean isNumber(DeviceCounter counter) {
            return after.has(counter) && after.values()[counter.ordinal()] >= 0;
        }

        private Duration over() {
            double ticks = (double) after.time() - before.time();
            return after.frequency() > 0 && ticks > 0
                    ? Duration.ofNanos((long) (ticks / after.frequency() * NANOS))
                    : Duration.ZERO;
        }
    }
}
