package io.github.checkhyperv.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Every option there is. */
enum Flag {
    HOSTNAME("H", "hostname", "HOST"),
    CLUSTER(null, "cluster", null),
    HOSTS(null, "hosts", "FILE"),
    PORT("p", "port", "PORT"),
    USERNAME("u", "username", "USER"),
    PASSWORD(null, "password", "PASSWORD"),
    AUTHENTICATION_FILE("A", "authentication-file", "FILE"),
    AUTH(null, "auth", "ntlm|kerberos"),
    KEYTAB(null, "keytab", "FILE"),
    CCACHE(null, "ccache", "[FILE]"),
    REALM(null, "realm", "REALM"),
    KDC(null, "kdc", "HOST[:PORT]"),
    SPN(null, "spn", "host/NAME"),
    WARNING("w", "warning", "RANGE"),
    CRITICAL("c", "critical", "RANGE"),
    TIMEOUT("t", "timeout", "SECONDS[:STATE]"),
    RUN_TIMEOUT(null, "run-timeout", "SECONDS"),
    CONCURRENCY(null, "concurrency", "N"),
    SHARD(null, "shard", "I/N"),
    NODE(null, "node", "NAME=ADDRESS"),
    NODE_SUFFIX(null, "node-suffix", "SUFFIX"),
    NODE_DOWN(null, "node-down", "STATE"),
    NODE_FAILED(null, "node-failed", "STATE"),
    DEGRADED(null, "degraded", "STATE"),
    IGNORE_STATUS(null, "ignore-status", "CODE[,CODE...]"),
    NO_DISKS(null, "no-disks", "STATE"),
    NO_MATCH(null, "no-match", "STATE"),
    PARTIAL(null, "partial", "STATE"),
    INCLUDE(null, "include", "REGEX"),
    EXCLUDE(null, "exclude", "REGEX"),
    MEASURE(null, "measure", null),
    POLICIES(null, "policies", null),
    STORAGE_CLUSTER(null, "storage-cluster", "NAME"),
    FLOWS(null, "flows", "show|judge"),
    POOLS(null, "pools", null),
    PERFDATA(null, "perfdata", "summary|below|all"),
    OUTPUT_LIMIT(null, "output-limit", "OCTETS"),
    OUTPUT(null, "output", "FORMAT"),
    OUTPUT_FILE(null, "output-file", "FILE"),
    RECORD(null, "record", "FILE"),
    ANONYMISE(null, "anonymise", null),
    REPLAY(null, "replay", "FILE"),
    EXTRA_OPTS(null, "extra-opts", "[SECTION][@FILE]"),
    DIAGNOSE(null, "diagnose", null),
    VERBOSE("v", "verbose", null),
    VERSION("V", "version", null),
    HELP("h", "help", null);

    private final String letter;
    private final String word;
    private final String argument;

    Flag(String letter, String word, String argument) {
        this.letter = letter;
        this.word = word;
        this.argument = argument;
    }

    /** The long name, without dashes. */
    String word() {
        return word;
    }

    /** What its argument is called; empty when it takes none. */
    String argument() {
        return argument == null ? "" : argument;
    }

    /** How messages name it. */
    String label() {
        return letter == null ? "--" + word : "-" + letter + "/--" + word;
    }

    boolean isRepeatable() {
        return switch (this) {
            case INCLUDE, EXCLUDE, IGNORE_STATUS, NODE -> true;
            default -> argument == null;
        };
    }

    /** Whether it may stand with a host in a list of many: what is about the whole run may not. */
    boolean isOfHost() {
        return switch (this) {
            case CLUSTER,
                    HOSTS,
                    RUN_TIMEOUT,
                    CONCURRENCY,
                    SHARD,
                    PERFDATA,
                    OUTPUT_LIMIT,
                    OUTPUT,
                    OUTPUT_FILE,
                    RECORD,
                    ANONYMISE,
                    REPLAY,
                    EXTRA_OPTS,
                    DIAGNOSE,
                    VERBOSE,
                    VERSION,
                    HELP ->
                    false;
            default -> true;
        };
    }

    /** Whether it shapes the verdict or how that is shown, so that it belongs on a tape. */
    boolean isOnTape() {
        return switch (this) {
            case TIMEOUT,
                    CLUSTER,
                    SHARD,
                    NODE_DOWN,
                    NODE_FAILED,
                    WARNING,
                    CRITICAL,
                    DEGRADED,
                    IGNORE_STATUS,
                    NO_DISKS,
                    NO_MATCH,
                    PARTIAL,
                    INCLUDE,
                    EXCLUDE,
                    MEASURE,
                    POLICIES,
                    STORAGE_CLUSTER,
                    FLOWS,
                    POOLS,
                    PERFDATA,
                    OUTPUT_LIMIT,
                    OUTPUT,
                    DIAGNOSE,
                    VERBOSE ->
                    true;
            default -> false;
        };
    }

    boolean isNamed(String name) {
        return word.equals(name) || name.equals(letter);
    }

    /** All of them, as Commons CLI wants them. */
    static Options options() {
        Options options = new Options();
        for (Flag flag : values()) {
            Option option = new Option(flag.letter, flag.word, flag.argument != null, null);
            if (flag == EXTRA_OPTS || flag == CCACHE) {
                option.setOptionalArg(true);
            }
            options.addOption(option);
        }
        return options;
    }
}
