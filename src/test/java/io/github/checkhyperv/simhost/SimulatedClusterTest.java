package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.simhost.scenario.ClusterScenario;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.Node;
import io.github.checkhyperv.simhost.scenario.ClusterScenario.State;
import io.github.checkhyperv.simhost.scenario.Machine;
import io.github.checkhyperv.simhost.scenario.QueryMoment;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.scenario.Windows;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.QueryBudget;
import io.github.checkhyperv.wmi.RowMapper;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import io.github.checkhyperv.wmi.WmiProblem;
import io.github.checkhyperv.wmi.dcom.DcomHost;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster as its nodes tell of it, over real sockets. */
class SimulatedClusterTest {
    private static final String V2 = "root\\virtualization\\v2";
    private static final String CLUSTER = "root\\MSCluster";
    private static final String NODES =
            "SELECT Name, State, NodeDrainStatus, StatusInformation FROM MSCluster_Node";
    private static final String MACHINES =
            "SELECT Name, ElementName, EnabledState FROM Msvm_ComputerSystem";
    private static final String DISKS =
            "SELECT SystemName, OperationalStatus FROM Msvm_LogicalDisk";

    @TempDir Path folder;

    /** One session with one namespace of one host. */
    private static final class Session implements AutoCloseable {
        private final Password password =
                new Password("CONTOSO", "monitor", "Geheim-1!".toCharArray());
        private final WmiHost host;
        private final WmiNamespace namespace;

        Session(String address, int port, String namespace) throws SessionException {
            host =
                    DcomHost.connect(
                            address,
                            port,
                            new Ntlm(password),
                            MemoryBudget.ofOneHost(),
                            soon(),
                            step -> {});
            this.namespace = host.open(namespace, soon());
        }

        static Session with(SimulatedCluster cluster, String node, String namespace)
                throws SessionException {
            return new Session(cluster.address(node), cluster.port(), namespace);
        }

        <T> List<T> ask(String query, RowMapper<T> mapper) throws SessionException {
            QueryBudget budget = QueryBudget.of(MemoryBudget.ofOneHost());
            return namespace.list(query, mapper, budget, soon());
        }

        /** The machines with their EnabledState, without the host itself. */
        List<String> machines() throws SessionException {
            List<String> all = ask(MACHINES, SimulatedClusterTest::machine);
            return all.subList(1, all.size());
        }

        private static Deadline soon() {
            return Deadline.in(Duration.ofSeconds(20));
        }

        @Override
        public void close() {
            host.close();
            password.close();
        }
    }

    private static String machine(CimInstance row) throws SessionException {
        return row.string("ElementName").orElse("-")
                + " "
                + row.uint64("EnabledState").orElseThrow();
    }

    private static String node(CimInstance row) throws SessionException {
        return row.string("Name").orElse("-")
                + " "
                + row.uint64("State").orElseThrow()
                + " "
                + row.uint64("NodeDrainStatus").orElseThrow()
                + " "
                + row.uint64("StatusInformation").orElseThrow();
    }

    private static List<String> nodes(SimulatedCluster cluster, String asked)
            throws SessionException {
        try (Session session = Session.with(cluster, asked, CLUSTER)) {
            return session.ask(NODES, SimulatedClusterTest::node);
        }
    }

    private static List<String> machines(SimulatedCluster cluster, String node)
            throws SessionException {
        try (Session session = Session.with(cluster, node, V2)) {
            return session.machines();
        }
    }

    /** OperationalStatus of the machine's disks on this node. */
    private static List<List<Integer>> statuses(
            SimulatedCluster cluster, String node, String machine) throws SessionException {
        String guid =
                cluster.scenario().machines().stream()
                        .map(ClusterScenario.Hosted::machine)
                        .filter(each -> each.name().equals(machine))
                        .findFirst()
                        .orElseThrow()
                        .guid();
        try (Session session = Session.with(cluster, node, V2)) {
            return session.ask(
                    DISKS + " WHERE SystemName = '" + guid + "'",
                    row -> row.uint16Array("OperationalStatus").orElseThrow());
        }
    }

    private static SimulatedCluster named(String name) throws IOException {
        return SimulatedCluster.start(ClusterScenario.named(name));
    }

    @Test
    void aStandAloneHostIsInNoCluster() throws IOException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.of())) {
            SessionException e =
                    assertThrows(
                            SessionException.class,
                            () -> new Session(host.address(), host.port(), CLUSTER));
            assertEquals(WmiProblem.NAMESPACE_MISSING, e.problem());
        }
    }

    @Test
    void eachNodeSaysTheSameOfTheClusterAndHasMachinesOfItsOwn()
            throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            assertEquals(List.of("HV01", "HV02", "HV03", "HV04"), cluster.nodes());
            for (String node : cluster.nodes()) {
                assertEquals(
                        List.of("HV01 0 0 0", "HV02 0 0 0", "HV03 0 0 0", "HV04 0 0 0"),
                        nodes(cluster, node));
                assertEquals(cluster.port(), cluster.hostOf(node).port());
                assertEquals(cluster.address(node), cluster.hostOf(node).address());
            }
            assertEquals(List.of("App01 2", "App02 2"), machines(cluster, "HV01"));
            assertEquals(List.of("Db01 2", "Db02 2"), machines(cluster, "HV02"));
            assertEquals(List.of("Web01 2"), machines(cluster, "HV03"));
            assertEquals(List.of("Web02 2"), machines(cluster, "HV04"));
            assertEquals(4, cluster.hostOf("HV01").counters().connections());
            assertEquals(List.of(), cluster.hostOf("HV01").complaints());
        }
    }

    @Test
    void theClusterHasANameAndAGroupForEachMachine() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("migrating");
                Session session = Session.with(cluster, "HV01", CLUSTER)) {
            assertEquals(
                    List.of("HVCLUSTER01"),
                    session.ask("SELECT * FROM MSCluster_Cluster", r -> r.string("Name").get()));
            List<String> owners =
                    session.ask(
                            "SELECT Name, OwnerNode FROM MSCluster_ResourceGroup "
                                    + "WHERE GroupType = 111",
                            r -> r.string("Name").get() + " on " + r.string("OwnerNode").get());
            assertEquals(7, owners.size());
            assertTrue(owners.contains("Db01 on HV02"), owners.toString());
        }
    }

    @Test
    void statesOfNodesAreAsWritten() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("node-paused-isolated-joining")) {
            assertEquals(
                    List.of(
                            "HV01 0 0 0",
                            "HV02 2 2 0",
                            "HV03 0 0 1",
                            "HV04 3 0 0",
                            "HV05 4294967295 0 0"),
                    nodes(cluster, "HV03"));
        }
    }

    @Test
    void aNodeThatIsDownDoesNotListen() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("node-down")) {
            assertEquals("HV03 1 0 0", nodes(cluster, "HV01").get(2));
            assertDown(cluster, "HV03");
            assertThrows(IllegalArgumentException.class, () -> cluster.hostOf("HV03"));
        }
    }

    private static void assertDown(SimulatedCluster cluster, String node) {
        String address = cluster.address(node);
        assertThrows(ConnectException.class, () -> new RawClient(address, cluster.port()));
    }

    @Test
    void aNodeCanGoDownAndComeUpAgain() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            cluster.state("HV02", State.DOWN);
            assertDown(cluster, "HV02");
            assertEquals("HV02 1 0 0", nodes(cluster, "HV01").get(1));
            cluster.state("HV02", State.JOINING);
            assertEquals("HV02 3 0 0", nodes(cluster, "HV02").get(1));
            assertEquals(List.of("Db01 2", "Db02 2"), machines(cluster, "HV02"));
        }
    }

    @Test
    void aNodeCanGoDownInTheMidstOfALook() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            Runnable down = () -> goDown(cluster);
            cluster.at(QueryMoment.after("HV02", "Msvm_LogicalDisk", 1), down);
            assertThrows(SessionException.class, () -> statuses(cluster, "HV02", "Db01"));
            assertDown(cluster, "HV02");
            assertEquals(2, statuses(cluster, "HV01", "App01").size());
        }
    }

    private static void goDown(SimulatedCluster cluster) {
        try {
            cluster.state("HV02", State.DOWN);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMachineMovesInTheMidstOfALook() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            cluster.at(
                    QueryMoment.after("HV02", "Msvm_ComputerSystem", 2),
                    () -> cluster.migrate("Db01", "HV02", "HV03"));
            try (Session here = Session.with(cluster, "HV02", V2);
                    Session there = Session.with(cluster, "HV03", V2)) {
                assertEquals(List.of("Db01 2", "Db02 2"), here.machines());
                assertEquals(List.of("Web01 2"), there.machines());
                assertEquals(List.of("Db01 2", "Db02 2"), here.machines());
                assertEquals(List.of("Web01 2", "Db01 2"), there.machines());
                assertEquals(List.of("Db02 2"), here.machines());
            }
        }
    }

    @Test
    void aMoveBeforeAnAnswerShowsInIt() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            cluster.at(
                    QueryMoment.before("HV02", "Msvm_LogicalDisk", 1),
                    () -> cluster.migrate("Db01", "HV02", "HV03"));
            try (Session session = Session.with(cluster, "HV02", V2)) {
                assertEquals(List.of("Db01 2", "Db02 2"), session.machines());
                assertEquals(2, session.ask(DISKS, row -> row.string("SystemName")).size());
            }
        }
    }

    @Test
    void movesCanBeWrittenIntoTheFile() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("migrating")) {
            assertEquals(List.of("App01 2", "App02 2"), machines(cluster, "HV01"));
            assertEquals(2, statuses(cluster, "HV01", "App01").size());
            assertEquals(List.of("App02 2"), machines(cluster, "HV01"));
            assertEquals(List.of("App01 2", "Web02 2"), sorted(machines(cluster, "HV04")));
        }
    }

    @Test
    void aMoveInTheFileMayOnlyBegin() throws IOException, SessionException {
        Path file = folder.resolve("cluster.json");
        Files.writeString(
                file,
                """
                {"nodes": [{"name": "A"}, {"name": "B"}],
                 "machines": [{"node": "A", "name": "X", "guid": "G"}],
                 "moves": [{"machine": "X", "from": "A", "to": "B", "begins": true,
                            "before": {"node": "A", "class": "msvm_computersystem", "time": 2}}]}
                """);
        ClusterScenario scenario = ClusterScenario.read(file);
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario)) {
            assertEquals(List.of("X 2"), machines(cluster, "A"));
            assertEquals(List.of(), machines(cluster, "B"));
            assertEquals(List.of("X 2"), machines(cluster, "A"));
            assertEquals(List.of("X 32770"), machines(cluster, "B"));
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Test
    void duringAMigrationBothNodesHaveTheMachineAndMayDifferAboutItsDisks()
            throws IOException, SessionException {
        List<List<Integer>> fine = List.of(List.of(2), List.of(2));
        List<List<Integer>> below = List.of(List.of(2), List.of(3, 32788));
        try (SimulatedCluster cluster = named("migrating")) {
            assertTrue(machines(cluster, "HV02").contains("Db01 2"));
            assertTrue(machines(cluster, "HV03").contains("Db01 32770"));
            assertEquals(fine, statuses(cluster, "HV02", "Db01"));
            assertEquals(below, statuses(cluster, "HV03", "Db01"));
            assertEquals(below, statuses(cluster, "HV02", "Db03"));
            assertEquals(fine, statuses(cluster, "HV03", "Db03"));
            cluster.migrate("Db01", "HV02", "HV03");
            assertTrue(machines(cluster, "HV03").contains("Db01 2"));
            assertEquals(List.of(), statuses(cluster, "HV02", "Db01"));
            assertEquals(below, statuses(cluster, "HV03", "Db01"));
        }
    }

    @Test
    void aMigrationCanBeginAtRunTimeWithOtherDisksOnEitherSide()
            throws IOException, SessionException {
        try (SimulatedCluster cluster = named("healthy")) {
            cluster.beginMigration("Db01", "HV02", "HV03");
            UnaryOperator<Machine> missing = machine -> machine.withStatuses(3, 32788);
            cluster.change(each -> each.withMachine("HV03", "Db01", missing));
            assertEquals(List.of(List.of(2), List.of(2)), statuses(cluster, "HV02", "Db01"));
            assertEquals(
                    List.of(List.of(3, 32788), List.of(3, 32788)),
                    statuses(cluster, "HV03", "Db01"));
        }
    }

    @Test
    void windows2012R2KnowsNoStatusInformation() throws IOException, SessionException {
        ClusterScenario old = ClusterScenario.of("C", "A", "B").onWindows(Windows.W2012R2);
        try (SimulatedCluster cluster = SimulatedCluster.start(old);
                Session session = Session.with(cluster, "A", CLUSTER)) {
            SessionException e =
                    assertThrows(
                            SessionException.class,
                            () -> session.ask(NODES, SimulatedClusterTest::node));
            assertEquals(WmiProblem.INVALID_QUERY, e.problem());
            String less = "SELECT Name, State FROM MSCluster_Node";
            assertEquals(2, session.ask(less, row -> row.string("Name")).size());
        }
    }

    @Test
    void someNodesMayFailWhileOthersAnswer() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("nodes-fail")) {
            try (RawClient client = RawClient.bound(cluster.hostOf("HV02"))) {
                assertThrows(SocketTimeoutException.class, client::receive);
            }
            SessionException e =
                    assertThrows(SessionException.class, () -> machines(cluster, "HV03"));
            assertEquals(WmiProblem.ACCESS_DENIED_NAMESPACE, e.problem());
            assertEquals(4, nodes(cluster, "HV03").size());
            assertEquals(List.of("Web02 2"), machines(cluster, "HV04"));
        }
    }

    @Test
    void theNamespaceCanBeDeniedOnEachNode() throws IOException {
        ClusterScenario denied =
                ClusterScenario.of("C", "A").withNode("A", node -> node.denying(CLUSTER));
        try (SimulatedCluster cluster = SimulatedCluster.start(denied)) {
            SessionException e =
                    assertThrows(SessionException.class, () -> Session.with(cluster, "A", CLUSTER));
            assertEquals(WmiProblem.ACCESS_DENIED_NAMESPACE, e.problem());
        }
    }

    @Test
    void namesMayBeHostile() throws IOException, SessionException {
        try (SimulatedCluster cluster = named("hostile-names")) {
            List<String> told = nodes(cluster, "HV01");
            assertEquals("evil.example.com 0 0 0", told.get(1));
            assertEquals("..\\x 0 0 0", told.get(2));
            assertEquals(" 0 0 0", told.get(told.size() - 1));
            assertEquals(List.of("VM02 2"), machines(cluster, "evil.example.com"));
        }
    }

    @Test
    void aFileThatChangesIsReadAnew() throws IOException, SessionException {
        Path file = folder.resolve("cluster.json");
        String text = "{\"nodes\": [{\"name\": \"A\"}, {\"name\": \"B\"}]}";
        Files.writeString(file, text);
        WatchedFile<ClusterScenario> watched = new WatchedFile<>(file, ClusterScenario::read);
        HostOptions options = HostOptions.builder().build();
        try (SimulatedCluster cluster = SimulatedCluster.start(watched, options)) {
            assertEquals(List.of("A 0 0 0", "B 0 0 0"), nodes(cluster, "A"));
            Files.writeString(file, text.replace("\"B\"", "\"B\", \"state\": \"paused\""));
            assertEquals(List.of("A 0 0 0", "B 2 2 0"), nodes(cluster, "B"));
        }
    }

    @Test
    void nodesMayHaveAddressesOfTheirOwn() throws IOException {
        ClusterScenario scenario =
                ClusterScenario.of("C", "A", "B").withNode("B", node -> node.at("127.0.9.9"));
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario)) {
            assertEquals("127.0.0.1", cluster.address("A"));
            assertEquals("127.0.9.9", cluster.address("B"));
            assertEquals("127.0.9.9", cluster.hostOf("B").address());
        }
    }

    static List<Path> files() throws IOException, URISyntaxException {
        Path resources = Path.of(SimulatedClusterTest.class.getResource("/clusters/").toURI());
        try (Stream<Path> all = Files.list(resources)) {
            return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyClusterCanBeRead(Path file) throws IOException {
        ClusterScenario cluster = ClusterScenario.read(file);
        Map<String, Node> names =
                cluster.nodes().stream().collect(Collectors.toMap(Node::name, node -> node));
        assertEquals(cluster.nodes().size(), names.size());
    }
}
