package io.github.checkhyperv.packaging;

import io.github.checkhyperv.simhost.kerberos.TicketFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Runs the packaged check the ways it is run most, so that {@code lib/classes.lst} names the
 * classes that it needs, and has {@code lib/make-archive} make an archive of them for the Java that
 * builds.
 */
public final class Training {
    private static final String START =
            """
            unknown() { echo "$1"; exit 3; }
            home=$0
            . "$home/lib/java.sh"
            find_java
            start "$@"
            """;

    private static final String CACHE = "SCRATCH/monitor.ccache";

    private final Path distribution;
    private final Path scratch;

    private Training(Path distribution, Path scratch) {
        this.distribution = distribution;
        this.scratch = scratch;
    }

    /**
     * @param args the directory of the distribution, and one for what is left over
     */
    public static void main(String[] args) throws Exception {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            System.out.println("no archive of classes: there is no /bin/sh to use it with");
            return;
        }
        Path scratch = Files.createDirectories(Path.of(args[1]));
        new Training(Path.of(args[0]), scratch).run();
    }

    private void run() throws IOException, InterruptedException {
        Path authenticationFile = Files.createTempFile("monitor", ".auth");
        ClassList classes = new ClassList();
        // Objects of some hosts name where they come from, of others not.
        try (HostProcess host =
                        HostProcess.start(
                                "--scenario", "one-disk-below", "--tickets", scratch.toString());
                HostProcess decorated =
                        HostProcess.start("--scenario", "one-disk-below", "--decorated");
                HostProcess cluster = HostProcess.start("--cluster", "two-below");
                HostProcess facts = HostProcess.start("--scenario", "facts-2022")) {
            Files.writeString(authenticationFile, "password=" + HostProcess.PASSWORD + "\n");
            for (Usage usage : Usage.values()) {
                List<String> arguments = new ArrayList<>(host.options(authenticationFile));
                if (usage.options.contains("-u")) {
                    int user = arguments.indexOf("-u");
                    arguments.subList(user, user + 2).clear();
                }
                for (String option : usage.options) {
                    arguments.add(option.replace("SCRATCH", scratch.toString()));
                }
                record(usage, arguments, classes);
            }
            record(Usage.NAGIOS, decorated.options(authenticationFile), classes);
            record(Usage.NAGIOS, ofMany(cluster.options(authenticationFile)), classes);
            List<String> wanting = new ArrayList<>(facts.options(authenticationFile));
            wanting.addAll(List.of("--measure", "--policies", "--pools"));
            record(Usage.NAGIOS, wanting, classes);
            wanting.addAll(Usage.ZABBIX.options);
            record(Usage.ZABBIX, wanting, classes);
        } finally {
            Files.delete(authenticationFile);
        }
        Files.write(distribution.resolve("lib/classes.lst"), classes.lines());
        execute(0, List.of(distribution.resolve("lib/make-archive").toString()));
    }

    /** All nodes at once; hosts that answer in a moment need no other classes. */
    private static List<String> ofMany(List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("--cluster");
        for (int node = 1; node <= 4; node++) {
            arguments.add("--node=HV0" + node + "=127.0.0." + node);
        }
        return arguments;
    }

    private void record(Usage usage, List<String> arguments, ClassList classes)
            throws IOException, InterruptedException {
        Path list = scratch.resolve(usage + ".lst");
        Files.deleteIfExists(list);
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", "-c", START, distribution.toString()));
        command.add("-XX:DumpLoadedClassList=" + list);
        command.add("io.github.checkhyperv.Main");
        command.addAll(arguments);
        execute(usage.exitCode, command);
        Files.readAllLines(list).forEach(classes::add);
    }

    private void execute(int expected, List<String> command)
            throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("XDG_CACHE_HOME", scratch.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Kerberos' times would have the classes of the builder's own time zone in the list.
        builder.environment().put("TZ", "UTC");
        int code = builder.start().waitFor();
        if (code != expected) {
            throw new IllegalStateException(
                    String.join(" ", command)
                            + "\nended with "
                            + code
                            + ", expected "
                            + expected
                            + "\n"
                            + Files.readString(output));
        }
    }

    /**
     * What several runs of a JVM wrote with {@code -XX:DumpLoadedClassList}, put together so that
     * the same runs give the same list: sorted, the classes first, as the JVM reads what it is told
     * about lambdas (lines with {@code @}) only for classes that it knows by then.
     */
    private static final class ClassList {
        private final TreeSet<String> classes = new TreeSet<>();
        private final TreeSet<String> lambdas = new TreeSet<>();

        void add(String line) {
            if (line.startsWith("@")) {
                lambdas.add(line);
            } else if (!line.startsWith("#")) {
                // From JDK 25 on, classes have numbers, which are others in each run.
                classes.add(line.replaceFirst(" id: .*", ""));
            }
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(classes);
            lines.addAll(lambdas);
            return lines;
        }
    }

    /** How a check is used, and its exit code then. */
    private enum Usage {
        NAGIOS(1),
        CRITICAL(2, "-w", "~:5", "-c", "0"),
        VERBOSE(1, "-vvv", "--exclude", "^Test", "--perfdata", "all"),
        ZABBIX(0, "--output", "json"),
        PROMETHEUS(1, "--output", "prometheus"),
        TABLE(1, "--output", "table"),
        REFUSED(3, "--password", "wrong"),
        // Not a run that asks a KDC: that comes once in a ticket's life, and what it loads, much of
        // the JDK, would make the archive half as large again, which each check pays for.
        KERBEROS(1, "-u", "monitor", "--ccache", CACHE, "--spn", TicketFiles.SERVICE);

        private final int exitCode;
        private final List<String> options;

        Usage(int exitCode, String... options) {
            this.exitCode = exitCode;
            this.options = List.of(options);
        }
    }
}
