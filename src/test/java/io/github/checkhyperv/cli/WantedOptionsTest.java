package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.run.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for beside the verdict. */
class WantedOptionsTest {
    @TempDir Path folder;

    private static String[] args(String... more) {
        List<String> args = new ArrayList<>(List.of("-H", "hv01", "-u", "u", "--password", "x"));
        args.addAll(Arrays.asList(more));
        return args.toArray(new String[0]);
    }

    private static AskedHost asked(String... more) {
        return Requests.valid(Map.of(), args(more)).asked();
    }

    private static Wanted wanted(boolean measure, boolean policies, boolean pools) {
        return new Wanted(measure, policies, pools, Optional.empty());
    }

    @Test
    void nothingIsWantedUnlessAskedFor() {
        assertEquals(Optional.empty(), asked().wanted());
        assertFalse(asked().thresholds().flowsJudged());
    }

    @Test
    void eachIsWantedByItsOption() {
        assertEquals(wanted(true, false, false), asked("--measure").wanted().orElseThrow());
        assertEquals(wanted(false, true, false), asked("--policies").wanted().orElseThrow());
        assertEquals(wanted(false, false, true), asked("--pools").wanted().orElseThrow());
        assertFalse(asked("--policies", "--flows", "show").thresholds().flowsJudged());
        assertTrue(asked("--policies", "--flows", "judge").thresholds().flowsJudged());
        assertEquals(
                Optional.of("sofs"),
                asked("--cluster", "--policies", "--storage-cluster", "sofs")
                        .wanted()
                        .orElseThrow()
                        .storageCluster());
    }

    @ParameterizedTest
    @CsvSource({
        "--flows|judge, --flows without --policies",
        "--policies|--flows|all, --flows 'all' is unknown",
        "--policies|--storage-cluster|sofs, --storage-cluster without --cluster and --policies",
        "--cluster|--storage-cluster|sofs, --storage-cluster without --cluster and --policies",
        "--cluster|--policies|--storage-cluster|, --storage-cluster is empty",
    })
    void whatMakesNoSenseIsRefused(String words, String message) {
        Failure mistake = Requests.mistake(Map.of(), args(words.split("\\|", -1)));
        assertTrue(mistake.message().contains(message), mistake.message());
        assertFalse(mistake.remedy().isEmpty());
    }

    private FleetArguments fleet(String text) throws IOException {
        Path file = folder.resolve("hosts.ini");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String[] args = {"--hosts", file.toString(), "-u", "u", "--password", "x", "--pools"};
        return (FleetArguments) ArgumentsParser.parse(args, Map.of(), Requests.NOBODY);
    }

    private static Optional<Wanted> ofHost(FleetArguments fleet, int index) {
        return ((FleetArguments.Askable) fleet.hosts().get(index)).arguments().wanted();
    }

    @Test
    void aHostOfAListMayDifferFromTheOthers() throws Exception {
        FleetArguments fleet =
                fleet(
                        """
                        [defaults]
                        measure = yes
                        [host hv01]
                        [host hv02]
                        measure = no
                        policies
                        [host hv03]
                        pools = off
                        measure = false
                        [host hv04]
                        measure = maybe
                        """);
        assertEquals(Optional.of(wanted(true, false, true)), ofHost(fleet, 0));
        assertEquals(Optional.of(wanted(false, true, true)), ofHost(fleet, 1));
        assertEquals(Optional.empty(), ofHost(fleet, 2));
        Failure mistake = ((FleetArguments.Mistaken) fleet.hosts().get(3)).failure();
        assertTrue(mistake.message().contains("line 11 has measure with neither yes nor no"));
    }

    @Test
    void extraOptsSwitchItOnOrOff() throws Exception {
        Path file = folder.resolve("plugins.ini");
        Files.writeString(file, "[q]\nmeasure = yes\npools = no\npolicies\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                Optional.of(wanted(true, true, false)), asked("--extra-opts=q@" + file).wanted());
    }
}
