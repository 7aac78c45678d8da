package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * One metric family in Prometheus' text exposition format 0.0.4: its help, its type, its samples.
 * The lines of a family stand together: one is done before the next begins. A family without any
 * sample is not there at all.
 */
final class Metric {
    private static final String PREFIX = "hyperv_storage_qos_";
    private static final int LONGEST = 1024;

    /** The label that names a host or a cluster, as the operator does. */
    static final String ADDRESS = "address";

    private final String name;
    private final String type;
    private final String help;
    private final Writer out;
    private boolean begun;

    /** A gauge, whose lines go here. */
    Metric(Writer out, String name, String help) {
        this(out, name, "gauge", help);
    }

    private Metric(Writer out, String name, String type, String help) {
        this.name = PREFIX + name;
        this.type = type;
        this.help = help;
        this.out = out;
    }

    /** A counter, whose name ends in {@code _total}. */
    static Metric counter(Writer out, String name, String help) {
        return new Metric(out, name, "counter", help);
    }

    private void begin() throws IOException {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        begun = true;
    }

    /** The address of an answer and more labels, names and values in turn. */
    static String[] labels(Answer answer, String... more) {
        return with(new String[] {ADDRESS, answer.address()}, more);
    }

    /** Labels and more labels. */
    static String[] with(String[] labels, String... more) {
        String[] all = Arrays.copyOf(labels, labels.length + more.length);
        System.arraycopy(more, 0, all, labels.length, more.length);
        return all;
    }

    /** Adds a sample; labels are names and values in turn. */
    void sample(String value, String... labels) throws IOException {
        if (!begun) {
            begin();
        }
        StringBuilder line = new StringBuilder();
        appendSeries(line, name, labels);
        out.append(line.append(' ').append(value).append('\n'));
    }

    /** The name of a metric with its labels, as its sample's line begins. */
    static String series(String name, String... labels) {
        StringBuilder text = new StringBuilder();
        appendSeries(text, PREFIX + name, labels);
        return text.toString();
    }

    private static void appendSeries(StringBuilder text, String name, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            appendEscaped(text, labels[i + 1]);
            text.append('"');
        }
        if (labels.length > 0) {
            text.append('}');
        }
    }

    void sample(long value, String... labels) throws IOException {
        sample(Long.toString(value), labels);
    }

    /** Backslash, quote and newline are escaped; a newline is not printable and gone by then. */
    private static void appendEscaped(StringBuilder text, String value) {
        String clean = Text.printable(Text.clip(value, LONGEST));
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '\\' || c == '"') {
                text.append('\\');
            }
            text.append(c);
        }
    }
}
