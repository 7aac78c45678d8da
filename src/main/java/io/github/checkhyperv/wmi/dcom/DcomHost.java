package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.Resolver;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.rpc.Guid;
import io.github.checkhyperv.rpc.RpcConnection;
import io.github.checkhyperv.rpc.RpcInterface;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.WmiNamespace;
import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * The WMI service of one host over DCOM: activation at the endpoint mapper, then one connection to
 * the object exporter that it names ([MS-DCOM] 1.3, [MS-WMI] 1.3).
 */
public final class DcomHost implements WmiHost {
    /**
     * The longest, in milliseconds, that giving back the host's objects may delay an answer that is
     * known already.
     */
    private static final int RELEASE_LIMIT_MILLIS = 400;

    private static final List<RpcInterface> ACTIVATOR = List.of(Interfaces.REMOTE_SCM_ACTIVATOR);

    private final ExporterSession session;
    private final Guid level1Login;

    private DcomHost(ExporterSession session, Guid level1Login) {
        this.session = session;
        this.level1Login = level1Login;
    }

    /**
     * Connects, logs on and creates the WMI object.
     *
     * @param host a name, an IPv4 or an IPv6 address; no other address is ever connected to
     * @param port TCP port of the endpoint mapper, usually 135
     * @param mechanism how to log on
     * @param memory what the answers may take of it
     * @param deadline for this; what is asked of the host has deadlines of its own
     * @param steps is told of each finished step
     * @throws SessionException with the stage in which it failed
     */
    public static DcomHost connect(
            String host,
            int port,
            Mechanism mechanism,
            MemoryBudget memory,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        StepClock clock = new StepClock(steps);
        // Not what the host calls itself: it could name another, whose ticket it would like to
        // have.
        String target = "host/" + host;
        String loggedOn = mechanism.label() + ", packet privacy";
        InetAddress[] addresses = Resolver.resolve(host, deadline);
        clock.finished(Stage.RESOLVE, addresses[0].getHostAddress());
        String prepared = mechanism.prepare(target, deadline);
        if (!prepared.isEmpty()) {
            clock.finished(Stage.TICKET, prepared);
        }
        TcpConnection mapper = connectToAny(addresses, port, deadline);
        clock.finished(Stage.CONNECT, "endpoint mapper, TCP port " + port);

        Guid causality = Guid.random();
        ActivationAnswer answer;
        try (RpcConnection activator =
                RpcConnection.bind(
                        mapper,
                        ACTIVATOR,
                        mechanism.open(target),
                        SecurityProblem.WRONG_CREDENTIALS,
                        memory,
                        deadline)) {
            clock.finished(Stage.AUTHENTICATE, loggedOn);
            answer = activate(activator, causality, host, deadline);
            clock.finished(Stage.ACTIVATE, "object exporter on TCP port " + answer.port());
        }
        // The object is ours from here on: whatever fails now, there is nobody to give it back to.
        TcpConnection exporter = connectToExporter(mapper.address(), port, answer.port(), deadline);
        clock.finished(Stage.CONNECT, "object exporter, TCP port " + answer.port());
        RpcConnection connection =
                RpcConnection.bind(
                        exporter,
                        Interfaces.OF_WMI,
                        mechanism.open(target),
                        DcomProblem.ACCESS_DENIED_DCOM,
                        memory,
                        deadline);
        clock.finished(Stage.AUTHENTICATE, loggedOn);

        ExporterSession session =
                new ExporterSession(connection, causality, answer.remUnknown(), deadline, clock);
        session.references().hold(answer.object());
        return new DcomHost(session, answer.object().ipid());
    }

    private static TcpConnection connectToAny(InetAddress[] addresses, int port, Deadline deadline)
            throws SessionException {
        SessionException last = null;
        for (int i = 0; i < addresses.length; i++) {
            // An address that swallows everything leaves the others their share of the time.
            int share = Math.max(1, deadline.remainingMillis() / (addresses.length - i));
            try {
                return TcpConnection.connect(addresses[i], port, share);
            } catch (SessionException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Firewalls that let the endpoint mapper through only are what goes wrong most often here. */
    private static TcpConnection connectToExporter(
            InetAddress address, int mapperPort, int port, Deadline deadline)
            throws SessionException {
        try {
            return TcpConnection.connect(address, port, Math.max(1, deadline.remainingMillis()));
        } catch (SessionException e) {
            DcomProblem closed = DcomProblem.DYNAMIC_PORT_CLOSED;
            Problem problem = e.failure().timedOut() ? e.problem() : closed;
            String seen =
                    "TCP port " + mapperPort + " answered, the dynamic port " + port + " does not";
            throw new SessionException(
                    new Failure(
                            Stage.CONNECT,
                            problem,
                            problem.message(),
                            seen,
                            OptionalInt.empty(),
                            closed.remedy()),
                    e);
        }
    }

    private static ActivationAnswer activate(
            RpcConnection activator, Guid causality, String serverName, Deadline deadline)
            throws SessionException {
        Guid iid = Guid.of(Interfaces.WBEM_LEVEL1_LOGIN.uuid());
        byte[] request =
                ActivationRequest.stub(
                        causality, Interfaces.CLSID_WBEM_LEVEL1_LOGIN, iid, serverName);
        byte[] stub =
                activator.call(
                        Stage.ACTIVATE,
                        Interfaces.REMOTE_SCM_ACTIVATOR,
                        ActivationRequest.OPNUM,
                        request,
                        deadline);
        ActivationAnswer answer;
        try {
            answer = ActivationAnswer.read(stub, iid);
        } catch (MalformedStub e) {
            throw new SessionException(
                    GeneralProblem.MALFORMED_ANSWER, Stage.ACTIVATE, e.getMessage(), e);
        }
        if (HResult.isFailure(answer.status())) {
            throw HResult.atActivation(answer.status());
        }
        return answer;
    }

    @Override
    public WmiNamespace open(String namespace, Deadline deadline) throws SessionException {
        byte[] request =
                WmiCalls.ntlmLogin(session.causality(), "//./" + namespace.replace('\\', '/'));
        WmiCalls.InterfaceAnswer answer =
                session.callForInterface(
                        Stage.LOG_IN,
                        Interfaces.WBEM_LEVEL1_LOGIN,
                        WmiCalls.NTLM_LOGIN,
                        level1Login,
                        request,
                        Interfaces.WBEM_SERVICES,
                        deadline);
        if (HResult.isFailure(answer.status())) {
            throw HResult.atLogIn(answer.status(), namespace);
        }
        session.clock().finished(Stage.LOG_IN, namespace);
        return new DcomNamespace(session, answer.reference().get(0).ipid());
    }

    @Override
    public void close() {
        session.close(RELEASE_LIMIT_MILLIS);
    }
}
