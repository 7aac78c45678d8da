package io.github.checkhyperv.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Things of one kind that have samples in several families; what is not known of one has none.
 *
 * @param <T> the kind
 */
final class Series<T> {
    private static final int MICROS = 6;
    private static final double MILLIS = 1000;

    private final Writer out;
    private final List<Labelled<T>> all = new ArrayList<>();

    private record Labelled<T>(T thing, String[] labels) {}

    /** None yet. */
    Series(Writer out) {
        this.out = out;
    }

    /** Adds one; labels are names and values in turn. */
    void add(T thing, String... labels) {
        all.add(new Labelled<>(thing, labels));
    }

    /** Writes a family of gauges. */
    void gauge(String name, String help, Function<T, OptionalDouble> value) throws IOException {
        write(new Metric(out, name, help), thing -> text(value.apply(thing), 3));
    }

    /** Writes a family of whole numbers. */
    void whole(String name, String help, Function<T, OptionalLong> value) throws IOException {
        write(new Metric(out, name, help), thing -> text(value.apply(thing)));
    }

    /** Writes a family of times that are told in milliseconds. */
    void seconds(String name, String help, Function<T, OptionalDouble> millis) throws IOException {
        write(new Metric(out, name, help), thing -> text(seconds(millis.apply(thing)), MICROS));
    }

    /** Writes a family of running counts. */
    void counter(String name, String help, Function<T, OptionalLong> value) throws IOException {
        write(Metric.counter(out, name, help), thing -> text(value.apply(thing)));
    }

    private void write(Metric metric, Function<T, String> value) throws IOException {
        for (Labelled<T> one : all) {
            String text = value.apply(one.thing());
            if (!text.isEmpty()) {
                metric.sample(text, one.labels());
            }
        }
    }

    private static OptionalDouble seconds(OptionalDouble millis) {
        return millis.isPresent() ? OptionalDouble.of(millis.getAsDouble() / MILLIS) : millis;
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String text(OptionalDouble value, int digits) {
        return Decimal.isNumber(value) ? Decimal.of(value.getAsDouble(), digits).toString() : "";
    }
}
