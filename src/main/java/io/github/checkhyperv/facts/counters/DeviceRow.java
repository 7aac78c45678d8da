package io.github.checkhyperv.facts.counters;

import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.OptionalLong;

/**
 * One row of Win32_PerfRawData_Counters_HyperVVirtualStorageDevice, or of the class that it was
 * before: the raw counters of one virtual disk that is open.
 *
 * @param instance the instance's name as the host writes it
 * @param values the raw numbers in the order of {@link DeviceCounter}
 * @param known a bit for each of these that the row has
 * @param types their CounterType as the class tells it, and NO_TYPE where it does not
 * @param time Timestamp_PerfTime, in ticks
 * @param frequency Frequency_PerfTime, in ticks per second; 0 when it is missing
 */
record DeviceRow(
        String instance, long[] values, int known, long[] types, long time, long frequency) {
    /** The class since Windows Server 2012. */
    static final String CLASS = "Win32_PerfRawData_Counters_HyperVVirtualStorageDevice";

    /** The class as older lists name it. */
    static final String OLDER_CLASS = "Win32_PerfRawData_StorageStats_HyperVVirtualStorageDevice";

    /** Nothing is told of what a counter counts. */
    static final long NO_TYPE = -1;

    private static final String QUALIFIER = "CounterType";

    /** Whether the row has this counter. */
    boolean has(DeviceCounter counter) {
        return (known >> counter.ordinal() & 1) != 0;
    }

    /** The raw number of this counter, with another one's as its base. */
    RawCounter raw(DeviceCounter counter) {
        long base =
                counter == DeviceCounter.LATENCY ? values[DeviceCounter.LATENCY_BASE.ordinal()] : 0;
        return new RawCounter(values[counter.ordinal()], base, time, frequency);
    }

    /** Reads rows of the class, whatever its name. The types are those of its first row. */
    static final class Reader extends RowReader<DeviceRow> {
        private long[] types;

        Reader(String className) {
            super(className, "SELECT " + properties() + " FROM " + className);
        }

        private static String properties() {
            StringBuilder text = new StringBuilder("Name");
            for (DeviceCounter counter : DeviceCounter.values()) {
                text.append(", ").append(counter.property());
            }
            return text.append(", Timestamp_PerfTime, Frequency_PerfTime").toString();
        }

        @Override
        public DeviceRow map(CimInstance row) throws SessionException {
            if (types == null) {
                types = types(row);
            }
            long[] values = new long[DeviceCounter.COUNT];
            int known = 0;
            for (DeviceCounter counter : DeviceCounter.values()) {
                OptionalLong value = number(row, counter.property());
                if (value.isPresent()) {
                    values[counter.ordinal()] = value.getAsLong();
                    known |= 1 << counter.ordinal();
                }
            }
            return new DeviceRow(
                    required(row, "Name"),
                    values,
                    known,
                    types,
                    number(row, "Timestamp_PerfTime").orElse(0),
                    number(row, "Frequency_PerfTime").orElse(0));
        }

        private static long[] types(CimInstance row) throws SessionException {
            long[] types = new long[DeviceCounter.COUNT];
            for (DeviceCounter counter : DeviceCounter.values()) {
                types[counter.ordinal()] =
                        row.numericQualifier(counter.property(), QUALIFIER).orElse(NO_TYPE);
            }
            return types;
        }

        /** All 64 bits of a counter mean something, the highest one too. */
        private static OptionalLong number(CimInstance row, String property)
                throws SessionException {
            CimValue value = row.value(property);
            return value instanceof CimValue.Unsigned
                    ? OptionalLong.of(((CimValue.Unsigned) value).value())
                    : OptionalLong.empty();
        }
    }
}
