package io.github.checkhyperv.output;

import java.io.IOException;
import java.io.Writer;

/**
 * One metric family in Prometheus' text exposition format 0.0.4: its help, its type, its samples.
 * The lines of a family stand together: one is done before the next begins.
 */
final class Metric {
    private static final String PREFIX = "hyperv_storage_qos_";
    private static final int LONGEST = 1024;

    private final String name;
    private final Writer out;

    /** A gauge, all of ours are, whose lines go here. */
    Metric(Writer out, String name, String help) throws IOException {
        this.name = PREFIX + name;
        this.out = out;
        out.append("# HELP ").append(this.name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(this.name).append(" gauge\n");
    }

    /** Adds a sample; labels are names and values in turn. */
    void sample(String value, String... labels) throws IOException {
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
