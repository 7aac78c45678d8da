package io.github.checkhyperv.facts.policies;

import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.facts.RowReader;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what flows, policies and volumes have in common. */
abstract class QosValues<T> extends RowReader<T> {
    /** The GUID that stands for none. */
    static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    /** Latencies are told in 100 ns, as a FILETIME is. */
    private static final double TICKS_PER_MILLI = 10_000;

    QosValues(String className, String... queries) {
        super(className, queries);
    }

    /** A GUID in upper case without braces; the one of zeros is none. */
    static Optional<String> guid(CimInstance row, String property) throws SessionException {
        Optional<String> text = optional(row, property);
        if (text.isEmpty()) {
            return text;
        }
        String guid = text.get().toUpperCase(Locale.ROOT);
        if (guid.startsWith("{") && guid.endsWith("}")) {
            guid = guid.substring(1, guid.length() - 1);
        }
        return guid.equals(NO_GUID) ? Optional.empty() : Optional.of(guid);
    }

    /** The number of a property; absent when it is NULL, or more than any such number can be. */
    static OptionalLong number(CimInstance row, String property) throws SessionException {
        CimValue value = row.value(property);
        return value instanceof CimValue.Unsigned && ((CimValue.Unsigned) value).value() >= 0
                ? OptionalLong.of(((CimValue.Unsigned) value).value())
                : OptionalLong.empty();
    }

    /** The number of a property for which NULL means none, as 0 does. */
    static long orNone(CimInstance row, String property) throws SessionException {
        return number(row, property).orElse(0);
    }

    static FlowStatus status(CimInstance row) throws SessionException {
        OptionalLong code = number(row, "Status");
        return new FlowStatus(code.isPresent() ? (int) Math.min(code.getAsLong(), 65535) : -1);
    }

    /** What is told of I/O by properties whose names begin like this. */
    static Rates rates(CimInstance row, String prefix) throws SessionException {
        OptionalDouble ticks = real(row, prefix + "Latency");
        return new Rates(
                real(row, prefix + "IOPS"),
                ticks.isPresent()
                        ? OptionalDouble.of(ticks.getAsDouble() / TICKS_PER_MILLI)
                        : ticks,
                real(row, prefix + "Bandwidth"));
    }

    private static OptionalDouble real(CimInstance row, String property) throws SessionException {
        OptionalLong value = number(row, property);
        return value.isPresent() ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
    }
}
