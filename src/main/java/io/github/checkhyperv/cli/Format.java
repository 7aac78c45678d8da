package io.github.checkhyperv.cli;

/** The forms that the answer can take. */
public enum Format {
    /** Plugin output for Nagios, Icinga 2 and their kin. */
    NAGIOS("nagios"),
    /** One JSON document. */
    JSON("json"),
    /** A table for a person. */
    TABLE("table"),
    /** Prometheus' text exposition format. */
    PROMETHEUS("prometheus");

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }
}
