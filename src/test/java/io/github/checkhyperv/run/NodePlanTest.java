package io.github.checkhyperv.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.checkhyperv.check.Node;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.facts.cluster.ClusterNode;
import io.github.checkhyperv.facts.cluster.ClusterNode.State;
import io.github.checkhyperv.facts.cluster.ClusterProblem;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who of a cluster is asked, and where. */
class NodePlanTest {
    private static final Naming NAMING = new Naming(".contoso.com", Map.of("hv02", "10.0.0.2"));

    private static NodePlan plan(String name, State state) {
        return NodePlan.of(List.of(new ClusterNode(name, state)), NAMING).get(0);
    }

    private static Object problem(NodePlan plan) {
        return plan.node().failure().orElseThrow().problem();
    }

    @Test
    void nodeIsAskedAtItsNameWithTheSuffix() {
        NodePlan plan = plan("HV01", State.RUNNING);
        assertEquals(Optional.of("HV01.contoso.com"), plan.address());
        assertEquals(Node.judged("HV01"), plan.node());
    }

    @Test
    void addressOfTheOperatorComesFirstWhateverTheCase() {
        assertEquals(Optional.of("10.0.0.2"), plan("HV02", State.RUNNING).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hv01.evil.example",
                "10.0.0.1",
                "::1",
                "a b",
                "hv01/",
                "hv01\\",
                "-A\n",
                "SIXTEENCHARACTER",
                "hv\u00fc",
                "hv_1",
                "hv01%eth0"
            })
    void whatIsNoNameIsNotAsked(String name) {
        NodePlan plan = plan(name, State.RUNNING);
        assertEquals(Optional.empty(), plan.address());
        assertEquals(ClusterProblem.NODE_NAME, problem(plan));
    }

    @Test
    void nodeThatIsDownIsNeitherAskedNorAFailure() {
        assertEquals(Optional.empty(), plan("HV01", State.DOWN).address());
        assertEquals(Node.State.DOWN, plan("HV01", State.DOWN).node().state());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"JOINING", "UNKNOWN"})
    void nodeInAnyOtherStateIsAFailure(State state) {
        assertEquals(Optional.empty(), plan("HV01", state).address());
        assertEquals(ClusterProblem.NODE_STATE, problem(plan("HV01", state)));
    }

    @Test
    void eachNodeThatIsNamedAgainIsAFailureOfItsOwn() {
        ClusterNode node = new ClusterNode("HV01", State.RUNNING);
        ClusterNode lower = new ClusterNode("hv01", State.RUNNING);
        List<NodePlan> plans = NodePlan.of(List.of(node, lower, node), NAMING);
        assertEquals(3, plans.stream().map(NodePlan::key).distinct().count());
        assertEquals(ClusterProblem.NODE_TWICE, problem(plans.get(1)));
        assertEquals(ClusterProblem.NODE_TWICE, problem(plans.get(2)));
    }

    @Test
    void whatAllNodesShareIsToldOnceAndWhatIsNotByTheFirst() {
        Failure one = new Failure(Stage.JOIN, ClusterProblem.NODE_NAME, "");
        Failure two = new Failure(Stage.JOIN, ClusterProblem.NODE_STATE, "");
        Node a = Node.failed("A", one);
        Node b = Node.failed("B", one);
        assertEquals(
                "no node of C could be judged: the node's name can be none",
                new NoneJudged("C", List.of(a, b)).failed(Status.UNKNOWN).failure().message());
        assertEquals(
                "no node of C could be judged, A: the node's name can be none",
                new NoneJudged("C", List.of(a, Node.failed("B", two), Node.down("D")))
                        .failed(Status.CRITICAL)
                        .failure()
                        .message());
        assertEquals(
                "no node of C could be judged: all 1 are down",
                new NoneJudged("C", List.of(Node.down("D")))
                        .failed(Status.UNKNOWN)
                        .failure()
                        .message());
    }
}
