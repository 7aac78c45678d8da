package io.github.checkhyperv.simhost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.simhost.dcom.Ids;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Faults;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.fault.Reaction;
import io.github.checkhyperv.simhost.fault.WireFaults;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.wire.OctetReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The host as a peer on the network; what it says about WMI is proven by .ci/wire/prove-impacket.
 */
class SimulatedHostTest {
    private static final int RESPONSE = 2;
    private static final int FAULT = 3;
    private static final int BIND_ACK = 12;
    private static final int BIND_NAK = 13;

    private static SimulatedHost host(FaultPlan faults) throws IOException {
        return SimulatedHost.start(Scenario.of(), HostOptions.builder().faults(faults).build());
    }

    private static int type(byte[] pdu) {
        return pdu[2];
    }

    /** The result of the first presentation context of a bind_ack. */
    private static int result(byte[] bindAck) {
        OctetReader in = new OctetReader(bindAck).seek(24);
        in.skip(in.u16()).align(4).u32();
        return in.u16();
    }

    @Test
    void tellsWithoutAuthenticationThatItIsAlive() throws IOException {
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = RawClient.bound(host)) {
            byte[] ack = client.receive();
            assertEquals(BIND_ACK, type(ack));
            assertEquals(0, result(ack));
            client.serverAlive(7);
            byte[] answer = client.receive();
            assertEquals(RESPONSE, type(answer));
            OctetReader stub = new OctetReader(answer).seek(24);
            assertEquals(5, stub.u16());
            assertEquals(7, stub.u16());
            assertEquals(2, host.counters().exchanges());
            assertEquals(1, host.counters().connections());
            assertEquals(List.of(), host.complaints());
        }
    }

    @Test
    void leavesNoThreadAndNoOpenPortBehind() throws IOException {
        int port;
        RawClient client;
        try (SimulatedHost host = host(FaultPlan.NONE)) {
            port = host.port();
            client = RawClient.bound(host);
            client.receive();
            assertTrue(threads() > 0);
        }
        assertEquals(0, threads());
        assertThrows(ConnectException.class, () -> new RawClient("127.0.0.1", port));
        assertEquals(0, client.receive().length);
        client.close();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("simhost-"))
                .count();
    }

    @Test
    void rejectsContextsOfInterfacesThatItDoesNotHave() throws IOException {
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = new RawClient(host.address(), host.port())) {
            client.bind(new UUID(1, 2));
            assertEquals(2, result(client.receive()));
        }
    }

    @Test
    void offersInterfacesOfWmiLateWhereAsked() throws IOException {
        HostOptions late = HostOptions.builder().lateContexts(true).build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.of(), late);
                RawClient services = new RawClient(host.address(), host.exporterPort());
                RawClient login = new RawClient(host.address(), host.exporterPort())) {
            services.bind(Ids.WBEM_SERVICES);
            assertEquals(2, result(services.receive()));
            login.bind(Ids.WBEM_LEVEL1_LOGIN);
            assertEquals(0, result(login.receive()));
        }
    }

    @Test
    void refusesConnectionsToAnExporterThatDoesNotListen() throws IOException {
        HostOptions options = HostOptions.builder().exporterListens(false).build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.of(), options)) {
            assertThrows(
                    ConnectException.class,
                    () -> new RawClient(host.address(), host.exporterPort()));
        }
    }

    @Test
    void refusesActivationWithoutAuthentication() throws IOException {
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = new RawClient(host.address(), host.port())) {
            client.bind(Ids.REMOTE_SCM_ACTIVATOR);
            client.receive();
            client.serverAlive(2);
            byte[] fault = client.receive();
            assertEquals(FAULT, type(fault));
            assertEquals(5, new OctetReader(fault).seek(24).u32());
        }
    }

    @Test
    void canStaySilentAtEachPoint() throws IOException {
        for (Phase phase : List.of(Phase.CONNECT_MAPPER, Phase.BIND_MAPPER)) {
            try (SimulatedHost host = host(Faults.at(phase, Faults.silent()));
                    RawClient client = RawClient.bound(host)) {
                assertThrows(SocketTimeoutException.class, client::receive, phase.name());
            }
        }
    }

    @Test
    void canCloseOrResetInPlaceOfAnAnswer() throws IOException {
        try (SimulatedHost host = host(Faults.at(Phase.BIND_MAPPER, Faults.close()));
                RawClient client = RawClient.bound(host)) {
            assertEquals(0, client.receive().length);
        }
        try (SimulatedHost host = host(Faults.at(Phase.BIND_MAPPER, Faults.reset()));
                RawClient client = RawClient.bound(host)) {
            assertThrows(SocketException.class, client::receive);
        }
    }

    @Test
    void faultsHitTheOccurrenceThatWasAskedFor() throws IOException {
        try (SimulatedHost host = host(Faults.at(Phase.OTHER, 1, Faults.rpcFault(0x1C010003)));
                RawClient client = RawClient.bound(host)) {
            client.receive();
            client.serverAlive(1);
            assertEquals(RESPONSE, type(client.receive()));
            client.serverAlive(2);
            byte[] fault = client.receive();
            assertEquals(FAULT, type(fault));
            assertEquals(0x1C010003, new OctetReader(fault).seek(24).i32());
            client.serverAlive(3);
            assertEquals(RESPONSE, type(client.receive()));
        }
    }

    @Test
    void canAnswerABindWithBindNak() throws IOException {
        try (SimulatedHost host = host(Faults.at(Phase.BIND_MAPPER, Faults.nak(2)));
                RawClient client = RawClient.bound(host)) {
            byte[] nak = client.receive();
            assertEquals(BIND_NAK, type(nak));
            assertEquals(2, new OctetReader(nak).seek(16).u16());
        }
    }

    @Test
    void canEndWithinAPdu() throws IOException {
        byte[] whole;
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = RawClient.bound(host)) {
            whole = client.receive();
        }
        FaultPlan half = WireFaults.half(0, WireFaults.End.CLOSE);
        try (SimulatedHost host = host(Faults.at(Phase.BIND_MAPPER, half));
                RawClient client = RawClient.bound(host)) {
            assertEquals(whole.length / 2, client.socket.getInputStream().readAllBytes().length);
        }
        FaultPlan silence = WireFaults.half(0, WireFaults.End.SILENCE);
        try (SimulatedHost host = host(Faults.at(Phase.BIND_MAPPER, silence));
                RawClient client = RawClient.bound(host)) {
            assertThrows(SocketTimeoutException.class, client::receive);
        }
    }

    @Test
    void octetsThatTrickleMakeTheSameAnswer() throws IOException {
        try (SimulatedHost host = host(WireFaults.trickle(1, 0));
                RawClient client = RawClient.bound(host)) {
            byte[] ack = client.receive();
            assertEquals(BIND_ACK, type(ack));
            assertEquals(0, result(ack));
        }
    }

    @Test
    void garbageIsNoPduAndTheSameForTheSameSeed() throws IOException {
        byte[] first = garbage();
        assertArrayEquals(first, garbage());
        assertFalse(first[0] == 5 && first[1] == 0);
    }

    private static byte[] garbage() throws IOException {
        try (SimulatedHost host = host(Faults.all(WireFaults.garbage(1), closingAfterwards()));
                RawClient client = RawClient.bound(host)) {
            return client.socket.getInputStream().readNBytes(16);
        }
    }

    private static FaultPlan closingAfterwards() {
        return Faults.at(Phase.BIND_MAPPER, 1, Faults.close());
    }

    @Test
    void headersCanBeAltered() throws IOException {
        FaultPlan plan = Faults.all(PduFaults.type(99, false), PduFaults.callId(1, true));
        try (SimulatedHost host = host(plan);
                RawClient client = RawClient.bound(host)) {
            byte[] pdu = client.receive();
            assertEquals(99, type(pdu));
            assertEquals(2, new OctetReader(pdu).seek(12).u32());
        }
    }

    @Test
    void replayRepeatsTheFirstAnswer() throws IOException {
        try (SimulatedHost host = host(Faults.at(Phase.OTHER, PduFaults.replay()));
                RawClient client = RawClient.bound(host)) {
            client.receive();
            client.serverAlive(1);
            byte[] first = client.receive();
            client.serverAlive(2);
            assertArrayEquals(first, client.receive());
        }
    }

    @Test
    void latencyIsAddedToEachExchange() throws IOException {
        HostOptions slow = HostOptions.builder().latencyMillis(60).build();
        try (SimulatedHost host = SimulatedHost.start(Scenario.of(), slow);
                RawClient client = RawClient.bound(host)) {
            long begin = System.nanoTime();
            client.receive();
            client.serverAlive(1);
            client.receive();
            assertTrue(System.nanoTime() - begin >= 110_000_000L);
        }
    }

    @Test
    void faultsCanChangeWhileItRuns() throws IOException {
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = RawClient.bound(host)) {
            client.receive();
            host.faults(Faults.react(new Reaction.Fault(1, true)));
            client.serverAlive(1);
            assertEquals(FAULT, type(client.receive()));
        }
    }

    @Test
    void aBugInTheHostIsLoud() throws IOException {
        FaultPlan broken =
                new FaultPlan() {
                    @Override
                    public Reaction onRequest(Point point) {
                        throw new IllegalStateException("a bug");
                    }
                };
        SimulatedHost host = host(broken);
        try (RawClient client = RawClient.bound(host)) {
            assertEquals(0, client.receive().length);
        }
        AssertionError error = assertThrows(AssertionError.class, host::close);
        assertEquals("a bug", error.getCause().getMessage());
    }

    @Test
    void octetsThatAreNoPduAreAComplaintAndNoBug() throws IOException {
        try (SimulatedHost host = host(FaultPlan.NONE);
                RawClient client = new RawClient(host.address(), host.port())) {
            byte[] nonsense = new byte[32];
            Arrays.fill(nonsense, (byte) 'x');
            client.socket.getOutputStream().write(nonsense);
            assertEquals(0, readToTheEnd(client));
            assertEquals(List.of("MAPPER: no DCE RPC 5.0"), host.complaints());
        }
    }

    /** The host leaves octets unread, so that its end may show as a reset. */
    private static int readToTheEnd(RawClient client) throws IOException {
        try {
            return client.socket.getInputStream().readAllBytes().length;
        } catch (SocketException e) {
            return 0;
        }
    }
}
