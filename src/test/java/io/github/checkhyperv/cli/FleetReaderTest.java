package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.security.Password;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of hosts and clusters, and what is to be asked of each. */
class FleetReaderTest {
    @TempDir Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Path list(String text) throws IOException {
        return file("hosts.ini", text);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private Request parse(Path list, String... options) {
        List<String> args = new ArrayList<>(List.of("--hosts", list.toString()));
        args.addAll(List.of(options));
        return ArgumentsParser.parse(args.toArray(new String[0]), environment, Requests.NOBODY);
    }

    private FleetArguments fleet(String text, String... options) throws IOException {
        Request request = parse(list(text), options);
        if (request instanceof FleetArguments fleet) {
            return fleet;
        }
        throw new AssertionError(((Refusal) request).failure().message());
    }

    /** With an account on the command line. */
    private FleetArguments withAccount(String text, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-u", "C\\u", "--password", "of the line"));
        all.addAll(List.of(options));
        return fleet(text, all.toArray(new String[0]));
    }

    private static AskedHost asked(FleetArguments fleet, int index) {
        FleetArguments.Listed listed = fleet.hosts().get(index);
        if (listed instanceof FleetArguments.Askable askable) {
            return askable.arguments();
        }
        throw new AssertionError(((FleetArguments.Mistaken) listed).failure().message());
    }

    private static Failure mistake(FleetArguments fleet, int index) {
        return ((FleetArguments.Mistaken) fleet.hosts().get(index)).failure();
    }

    private static String password(AskedHost asked) {
        return new String(((Password) asked.login().credentials()).password());
    }

    private static List<String> names(FleetArguments fleet) {
        List<String> names = new ArrayList<>();
        for (FleetArguments.Listed listed : fleet.hosts()) {
            names.add(
                    listed instanceof FleetArguments.Askable askable
                            ? askable.name()
                            : ((FleetArguments.Mistaken) listed).name());
        }
        return names;
    }

    @Test
    void oneNameALineIsEnough() throws Exception {
        FleetArguments fleet = withAccount("# hosts\nhv01\n\n  hv02.contoso.com \n10.0.0.3\r\n");
        assertEquals(List.of("hv01", "hv02.contoso.com", "10.0.0.3"), names(fleet));
        assertEquals("hv02.contoso.com", asked(fleet, 1).host());
        assertEquals(List.of(), fleet.mistakes());
        assertEquals(Duration.ofSeconds(55), fleet.timeout().limit());
        assertEquals(64, fleet.concurrency());
    }

    @Test
    void sectionComesBeforeDefaultsAndThoseBeforeTheCommandLine() throws Exception {
        FleetArguments fleet =
                withAccount(
                        """
                        [host a]
                        critical = 1
                        [defaults]
                        critical = 2
                        timeout = 7:critical
                        [host b]
                        [host c]
                        hostname = 10.0.0.3
                        port = 1135
                        """,
                        "-c",
                        "3",
                        "-t",
                        "9",
                        "-p",
                        "2135",
                        "--partial",
                        "critical");
        assertEquals("1", asked(fleet, 0).thresholds().critical().get().toString());
        assertEquals("2", asked(fleet, 1).thresholds().critical().get().toString());
        assertEquals(Duration.ofSeconds(7), asked(fleet, 1).timeout().limit());
        assertEquals(Status.CRITICAL, asked(fleet, 1).timeout().state());
        assertEquals(Status.CRITICAL, asked(fleet, 1).thresholds().partial());
        assertEquals(2135, asked(fleet, 1).port());
        assertEquals("10.0.0.3", asked(fleet, 2).host());
        assertEquals("c", names(fleet).get(2));
        assertEquals(1135, asked(fleet, 2).port());
    }

    @Test
    void hostsOfOneAccountShareItsLogin() throws Exception {
        FleetArguments fleet = withAccount("a\nb\n[host c]\nusername = C\\other\n");
        assertSame(asked(fleet, 0).login(), asked(fleet, 1).login());
        assertNotSame(asked(fleet, 0).login(), asked(fleet, 2).login());
        assertEquals("of the line", password(asked(fleet, 2)));
    }

    @Test
    void hostsWithPrincipalsOfTheirOwnShareWhatProvesTheAccount() throws Exception {
        FleetArguments fleet =
                fleet(
                        "[host a]\nspn = host/a\n[host b]\nspn = host/b\n",
                        "-u",
                        "u@CONTOSO.COM",
                        "--password",
                        "p",
                        "--auth",
                        "kerberos");
        assertNotSame(asked(fleet, 0).login(), asked(fleet, 1).login());
        assertSame(asked(fleet, 0).login().credentials(), asked(fleet, 1).login().credentials());
        assertEquals("p", password(asked(fleet, 1)));
        assertEquals("host/b", asked(fleet, 1).login().kerberos().get().spn());
    }

    @Test
    void accountThatAsksTwoKdcsIsOneWhoeverRefusesIt() throws Exception {
        FleetArguments fleet =
                fleet(
                        "[host a]\nkdc = dc1\n[host b]\nkdc = dc2\n[host c]\nrealm = OTHER.COM\n",
                        "-u",
                        "u@CONTOSO.COM",
                        "--password",
                        "p",
                        "--auth",
                        "kerberos");
        assertSame(asked(fleet, 0).login().credentials(), asked(fleet, 1).login().credentials());
        assertEquals("dc1", asked(fleet, 0).login().kerberos().orElseThrow().kdc());
        assertEquals("dc2", asked(fleet, 1).login().kerberos().orElseThrow().kdc());
        assertNotSame(asked(fleet, 0).login().credentials(), asked(fleet, 2).login().credentials());
    }

    @Test
    void hostWithAnAuthenticationFileHasNothingOfTheAccountBeforeIt() throws Exception {
        Path file = file("auth", "username=of-file\ndomain=D\npassword=of the file\n");
        environment.put("CHECK_HYPERV_PASSWORD", "of the environment");
        FleetArguments fleet =
                fleet("a\n[host b]\nauthentication-file = " + file + "\n", "-u", "C\\u");
        assertEquals("of the environment", password(asked(fleet, 0)));
        assertEquals("of the file", password(asked(fleet, 1)));
        assertEquals("of-file", ((Password) asked(fleet, 1).login().credentials()).user());
    }

    @Test
    void clustersHaveNodesWithAddressesAndTheSuffixOfTheirName() throws Exception {
        FleetArguments fleet =
                withAccount(
                        """
                        [cluster hvc1.contoso.com]
                        node HV01 = 10.0.0.1
                        node hv02=10.0.0.2
                        node-down = warning
                        [cluster hvc2]
                        node-suffix = contoso.com
                        [cluster 10.0.0.9]
                        [host hv05]
                        """);
        ClusterArguments one = asked(fleet, 0).cluster().get();
        assertEquals(".contoso.com", one.suffix());
        assertEquals(Map.of("hv01", "10.0.0.1", "hv02", "10.0.0.2"), one.addresses());
        assertEquals(Status.WARNING, asked(fleet, 0).thresholds().nodeDown());
        assertEquals(".contoso.com", asked(fleet, 1).cluster().get().suffix());
        assertEquals("", asked(fleet, 2).cluster().get().suffix());
        assertTrue(asked(fleet, 3).cluster().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "critical = x; line 4",
                "bogus = 1; line 4 names no option",
                "output = json; line 4 has output, which is about the whole run",
                "timeout; line 4 has timeout without a value",
                "port = 99999; in line 4",
                "include = (; in line 4",
                "node = HV01; in line 4",
                "node-failed = ok; in line 4",
                "authentication-file = /nonexistent; /nonexistent does not exist, named in line 4",
                "keytab = /nonexistent; named in line 4",
            })
    void mistakeOfOneHostIsItsOwnAndNamesTheLine(String line, String told) throws Exception {
        FleetArguments fleet = withAccount("[host a]\n\n[cluster b]\n" + line + "\n[host c]\n");
        assertEquals(List.of(), fleet.mistakes());
        String message = mistake(fleet, 1).message();
        assertTrue(message.contains(told), message);
        assertTrue(message.contains("hosts.ini"), message);
        assertFalse(mistake(fleet, 1).remedy().isEmpty());
        assertEquals("a", asked(fleet, 0).host());
        assertEquals("c", asked(fleet, 2).host());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[hosts x]; line 2 starts a section that is not known",
                "[host]; line 2 starts a section that is not known",
                "[host x; line 2 starts a section that is not known",
                "[host A]; line 2 names A a second time",
                "[cluster a]; line 2 names a a second time",
                "password = x; line 2 is no name of a host",
                "[defaults]\\nbogus = 1; line 3 names no option",
                "[defaults]\\nhostname = x; line 3 has hostname for all hosts",
                "[defaults]\\noutput = json; line 3 has output",
            })
    void mistakeThatBelongsToNoHostIsOneOfTheRun(String lines, String told) throws Exception {
        FleetArguments fleet = withAccount("a\n" + lines.replace("\\n", "\n") + "\n");
        assertEquals(1, fleet.mistakes().size(), fleet.mistakes().toString());
        String message = fleet.mistakes().get(0).message();
        assertTrue(message.contains("hosts.ini: " + told), message);
        assertEquals("a", asked(fleet, 0).host());
    }

    @Test
    void nothingBelowAnUnknownSectionIsTakenForAnotherHosts() throws Exception {
        FleetArguments fleet = withAccount("[host a]\n[bogus]\ncritical = x\n[host b]\n");
        assertEquals(1, fleet.mistakes().size());
        assertEquals("a", asked(fleet, 0).host());
        assertEquals("b", asked(fleet, 1).host());
    }

    @Test
    void passwordInTheListIsNeverShownAndTheListIsNoBodyElses() throws Exception {
        Path list = list("[host a]\nusername = C\\u\npassword = Geheim-1!\nGeheim-1!\n");
        FleetArguments fleet = (FleetArguments) parse(list);
        assertFalse(mistake(fleet, 0).message().contains("Geheim"));
        Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));
        String refused = ((Refusal) parse(list)).failure().message();
        assertTrue(refused.contains("holds a password and can be read by every user"), refused);
    }

    @Test
    void listThatEverybodyCanChangeIsRefused() throws Exception {
        Path list = list("a\n");
        Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-rw-rw-"));
        String refused = ((Refusal) parse(list, "-u", "u", "--password", "p")).failure().message();
        assertTrue(refused.contains("can be changed by every user"), refused);
    }

    @ParameterizedTest
    @CsvSource({"-H, hv01", "--cluster,", "--replay, t.json", "--spn, host/a", "--diagnose,"})
    void whatIsAboutOneHostHasNoPlaceBesideAList(String option, String value) throws Exception {
        Path list = list("a\n");
        Request request = value == null ? parse(list, option) : parse(list, option, value);
        String message = ((Refusal) request).failure().message();
        assertTrue(message.contains(option) && message.contains("beside --hosts"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "--shard 0/3, is no part of the list",
        "--shard 4/3, is no part of the list",
        "--shard 1, is no part of the list",
        "--shard a/b, is no part of the list",
        "--concurrency 0, is not a whole number from 1 to 1024",
        "--run-timeout 0, is not a whole number from 1 to 3600",
        "--run-timeout x, is not a whole number"
    })
    void wrongNumbersOfTheRunAreRefused(String options, String told) throws Exception {
        String message = ((Refusal) parse(list("a\n"), options.split(" "))).failure().message();
        assertTrue(message.contains(told), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", " \n\t"})
    void listWithoutHostsIsNoneThatIsWell(String text) throws Exception {
        String message = ((Refusal) parse(list(text))).failure().message();
        assertTrue(message.contains("names no host"), message);
    }

    @Test
    void listThatIsNotThereIsTold() {
        String message = ((Refusal) parse(folder.resolve("none"))).failure().message();
        assertTrue(message.endsWith("none does not exist"), message);
    }

    @Test
    void shardsDivideTheListWithoutRestAndStayWhereTheyAre() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("hv").append(1000 + i).append(".contoso.com\n");
        }
        Set<String> all = new HashSet<>();
        int seen = 0;
        for (int i = 1; i <= 3; i++) {
            List<String> some = names(withAccount(text.toString(), "--shard", i + "/3"));
            assertTrue(some.size() > 60 && some.size() < 140, some.size() + " in " + i);
            all.addAll(some);
            seen += some.size();
        }
        assertEquals(300, seen);
        assertEquals(300, all.size());
        List<String> first = names(withAccount(text.toString(), "--shard", "1/3"));
        List<String> later = names(withAccount("new\n" + text, "--shard", "1/3"));
        later.remove("new");
        assertEquals(first, later);
    }

    @Test
    void dashReadsStandardInput() throws Exception {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8)));
            Request request = parse(Path.of("-"), "-u", "u", "--password", "p");
            assertEquals(List.of("a", "b"), names((FleetArguments) request));
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--node A=1",
        "--node-suffix x",
        "--node-down ok",
        "--node-failed warning",
        "--concurrency 3",
        "--run-timeout 3",
        "--shard 1/2"
    })
    void whatIsAboutManyMakesNoSenseWithAHost(String options) {
        List<String> args = new ArrayList<>(List.of("-H", "hv01", "-u", "u", "--password", "p"));
        args.addAll(List.of(options.split(" ")));
        String message = Requests.mistake(Map.of(), args.toArray(new String[0])).message();
        assertTrue(message.endsWith(" is about many hosts"), message);
    }

    @Test
    void clusterOfTheCommandLineHasItsNodes() {
        Arguments arguments =
                Requests.valid(
                        Map.of(),
                        "-H",
                        "hvc1.contoso.com",
                        "--cluster",
                        "-u",
                        "u",
                        "--password",
                        "p",
                        "--node",
                        "HV01=10.0.0.1",
                        "--node=HV02=fe80::1",
                        "--node-down",
                        "warning");
        ClusterArguments cluster = arguments.asked().cluster().get();
        assertEquals(".contoso.com", cluster.suffix());
        assertEquals(Map.of("hv01", "10.0.0.1", "hv02", "fe80::1"), cluster.addresses());
        assertEquals(Status.WARNING, arguments.asked().thresholds().nodeDown());
        assertEquals(Status.UNKNOWN, arguments.asked().thresholds().nodeFailed());
        assertArrayEquals("p".toCharArray(), Requests.password(arguments).password());
    }
}
