package io.github.checkhyperv.simhost.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The state of a host.
 *
 * @param host the host's name
 * @param windows its version
 * @param language the language of Caption, StatusDescriptions and the like: en, de, zh-CN, ja
 * @param hostVisible whether the host's own Msvm_ComputerSystem shows
 * @param hidden classes that answer without rows: a provider that is away, or rights that are
 * @param machines its virtual machines
 * @param denied namespaces that the account has no rights on
 * @param extras rows beside those that follow from the machines
 * @param sources what it says of its disks elsewhere
 * @param cluster the failover cluster that the host is a node of
 */
public record Scenario(
        String host,
        Windows windows,
        String language,
        boolean hostVisible,
        List<String> hidden,
        List<Machine> machines,
        List<String> denied,
        List<Extra> extras,
        Sources sources,
        Optional<ClusterScenario> cluster) {

    /** A stand-alone host. */
    public Scenario(
            String host,
            Windows windows,
            String language,
            boolean hostVisible,
            List<String> hidden,
            List<Machine> machines,
            List<String> denied,
            List<Extra> extras) {
        this(
                host,
                windows,
                language,
                hostVisible,
                hidden,
                machines,
                denied,
                extras,
                Sources.USUAL,
                Optional.empty());
    }

    /**
     * A row as it is.
     *
     * @param namespace where it lives
     * @param className its class
     * @param values its properties
     */
    public record Extra(String namespace, String className, Map<String, Object> values) {}

    /** The scenario in {@code src/simhost/resources/scenarios/NAME.json}. */
    public static Scenario named(String name) {
        String resource = "/scenarios/" + name + ".json";
        try (InputStream in = Scenario.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no scenario " + name);
            }
            return ScenarioFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenario in this file. */
    public static Scenario read(Path file) throws IOException {
        return ScenarioFile.parse(Files.readString(file));
    }

    /** A Windows Server 2019 named TESTHOST01 with these machines. */
    public static Scenario of(Machine... machines) {
        List<Machine> all = List.of(machines);
        return new Scenario(
                "TESTHOST01", Windows.W2019, "en", true, List.of(), all, List.of(), List.of());
    }

    /** So many disks, all fine, spread over so many machines. */
    public static Scenario withDisks(int disks, int machines) {
        return of().withMachines(Generator.machines(disks, machines, 0));
    }

    /** The same with other machines. */
    public Scenario withMachines(List<Machine> other) {
        return new Scenario(
                host,
                windows,
                language,
                hostVisible,
                hidden,
                List.copyOf(other),
                denied,
                extras,
                sources,
                cluster);
    }

    /** The same with one machine replaced by what {@code change} makes of it. */
    public Scenario withMachine(String name, UnaryOperator<Machine> change) {
        List<Machine> changed = new ArrayList<>();
        for (Machine machine : machines) {
            changed.add(machine.name().equals(name) ? change.apply(machine) : machine);
        }
        return withMachines(changed);
    }

    /** The same on another host, as after a live migration. */
    public Scenario onHost(String other) {
        return new Scenario(
                other,
                windows,
                language,
                hostVisible,
                hidden,
                machines,
                denied,
                extras,
                sources,
                cluster);
    }

    /** The same on another version of Windows. */
    public Scenario onWindows(Windows other) {
        return new Scenario(
                host,
                other,
                language,
                hostVisible,
                hidden,
                machines,
                denied,
                extras,
                sources,
                cluster);
    }

    /** The same for an account without rights on these namespaces. */
    public Scenario denying(String... namespaces) {
        List<String> all = List.of(namespaces);
        return new Scenario(
                host,
                windows,
                language,
                hostVisible,
                hidden,
                machines,
                all,
                extras,
                sources,
                cluster);
    }

    /** The same while these classes answer without rows. */
    public Scenario hiding(String... classes) {
        List<String> all = List.of(classes);
        return new Scenario(
                host,
                windows,
                language,
                hostVisible,
                all,
                machines,
                denied,
                extras,
                sources,
                cluster);
    }

    /** The same with other things to say of its disks elsewhere. */
    public Scenario with(Sources other) {
        return new Scenario(
                host,
                windows,
                language,
                hostVisible,
                hidden,
                machines,
                denied,
                extras,
                other,
                cluster);
    }
}
