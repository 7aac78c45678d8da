package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.dcom.ExporterService;
import io.github.checkhyperv.simhost.dcom.MapperService;
import io.github.checkhyperv.simhost.dcom.ObjectTable;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.ntlm.Account;
import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor;
import io.github.checkhyperv.simhost.rpc.RpcEnvironment;
import io.github.checkhyperv.simhost.rpc.RpcPort;
import io.github.checkhyperv.simhost.rpc.RpcServer;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.watch.Counters;
import io.github.checkhyperv.simhost.watch.Journal;
import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.BindingArray.SecurityBinding;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;
import io.github.checkhyperv.simhost.wmi.Level1Login;
import io.github.checkhyperv.simhost.wmi.QueryWatch;
import io.github.checkhyperv.simhost.wmi.WmiEnvironment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A Hyper-V host as a monitoring client sees it: DCOM and WMI over real sockets. It shares no code
 * with the product, so that each checks the other. Closing it ends all its threads and sockets, and
 * throws when the host itself had a bug while it ran.
 */
public final class SimulatedHost implements AutoCloseable {
    private final HostOptions options;
    private final HostState state;
    private final QueryWatch watch;
    private final Counters counters = new Counters();
    private final Journal journal = new Journal();
    private final ObjectTable objects = new ObjectTable();
    private final RpcServer mapper;
    private final RpcServer exporter;
    private volatile FaultPlan faults;

    private SimulatedHost(HostState state, HostOptions options, QueryWatch watch)
            throws IOException {
        this.state = state;
        this.watch = watch;
        this.options = options;
        this.faults = options.faults();
        RpcEnvironment environment =
                new RpcEnvironment(
                        this::identity,
                        options.accounts(),
                        options.keytab(),
                        () -> faults,
                        counters,
                        journal,
                        new RpcEnvironment.Tuning(
                                options.fragment(),
                                options.latencyMillis(),
                                options.sealFaults(),
                                options.signsHeaders()));
        Exporter wmi = new Exporter();
        ExporterService exporterService =
                new ExporterService(objects, options.lateContexts(), options.minimumLevel());
        MapperService mapperService =
                new MapperService(objects, wmi, () -> new Level1Login(wmi, state.session()));
        InetAddress address = options.address();
        exporter = new RpcServer(environment, exporterService, RpcPort.EXPORTER, address, 0);
        try {
            int port = options.port();
            mapper = new RpcServer(environment, mapperService, RpcPort.MAPPER, address, port);
            if (!options.exporterListens()) {
                exporter.refuse();
            }
        } catch (InterruptedException e) {
            exporter.close();
            throw new InterruptedIOException();
        } catch (IOException e) {
            exporter.close();
            throw e;
        }
    }

    /** A host in this state, on a loopback port that the system chooses. */
    public static SimulatedHost start(Scenario scenario) throws IOException {
        return start(scenario, HostOptions.builder().build());
    }

    /** A host in this state with these options. */
    public static SimulatedHost start(Scenario scenario, HostOptions options) throws IOException {
        return start(() -> scenario, options);
    }

    /** A host whose state is asked for anew at each activation. */
    public static SimulatedHost start(Supplier<Scenario> scenarios, HostOptions options)
            throws IOException {
        HostState state = new HostState(scenarios, false, options.clock());
        // Built before the first client comes, which would have to wait for it.
        state.repository();
        return new SimulatedHost(state, options, QueryWatch.NONE);
    }

    /** A host that others change and watch while it is asked. */
    static SimulatedHost start(HostState state, HostOptions options, QueryWatch watch)
            throws IOException {
        return new SimulatedHost(state, options, watch);
    }

    /** The address it listens on, as text. */
    public String address() {
        return options.address().getHostAddress();
    }

    /** The endpoint mapper's port. */
    public int port() {
        return mapper.number();
    }

    /** The object exporter's port. */
    public int exporterPort() {
        return exporter.number();
    }

    /** From the next activation on the host is in this state. */
    public void scenario(Scenario next) {
        state.change(next);
    }

    /** From the next exchange on this goes wrong. */
    public void faults(FaultPlan next) {
        faults = next;
    }

    /** What was counted. */
    public Counters counters() {
        return counters;
    }

    /** What clients did not release: a description each. */
    public List<String> unreleased() {
        return objects.held();
    }

    /** How often clients released what they did not have. */
    public int releasedTooOften() {
        return objects.releasedTooOften();
    }

    /** What clients did against the protocol. */
    public List<String> complaints() {
        return journal.complaints();
    }

    /** Bugs of the host itself. */
    public List<Throwable> failures() {
        return journal.failures();
    }

    @Override
    public void close() {
        mapper.close();
        exporter.close();
        journal.throwIfFailed();
    }

    private NtlmAcceptor.Identity identity() {
        Account first = options.accounts().get(0);
        return new NtlmAcceptor.Identity(first.domain(), first.dnsDomain(), state.now().host());
    }

    private final class Exporter implements WmiEnvironment, MapperService.Directory {
        @Override
        public ObjectTable objects() {
            return objects;
        }

        @Override
        public Counters counters() {
            return counters;
        }

        @Override
        public QueryWatch watch() {
            return watch;
        }

        @Override
        public boolean errorsAtNext() {
            return options.errorsAtNext();
        }

        @Override
        public boolean decorated() {
            return options.decorated();
        }

        @Override
        public int classPartSlack() {
            return options.classPartSlack();
        }

        @Override
        public int authenticationHint() {
            return options.authenticationHint();
        }

        @Override
        public BindingArray resolver(String localAddress) {
            return bindings(localAddress, false);
        }

        /** Windows names itself twice, by name and by address; in an OBJREF without ports. */
        @Override
        public BindingArray bindings(String localAddress, boolean endpoints) {
            String name = identity().computer();
            String port = endpoints ? "[" + exporter.number() + "]" : "";
            List<StringBinding> tcp = new ArrayList<>();
            tcp.add(new StringBinding(BindingArray.TCP, name + port));
            tcp.add(new StringBinding(BindingArray.TCP, localAddress + port));
            List<StringBinding> pipes = new ArrayList<>();
            if (endpoints) {
                // Windows doubles all backslashes here.
                String start = "\\\\\\\\" + name + "[\\\\PIPE\\\\";
                pipes.add(new StringBinding(BindingArray.NAMED_PIPE, start + "atsvc]"));
                pipes.add(new StringBinding(BindingArray.NAMED_PIPE, start + "SessEnvPublicRpc]"));
            }
            List<StringBinding> all = new ArrayList<>(options.namedPipesFirst() ? pipes : tcp);
            all.addAll(options.namedPipesFirst() ? tcp : pipes);
            List<SecurityBinding> security =
                    endpoints
                            ? List.of(
                                    new SecurityBinding(0x0A, "NT AUTHORITY\\SYSTEM"),
                                    new SecurityBinding(0x1E, "NT AUTHORITY\\SYSTEM"),
                                    new SecurityBinding(0x10, "host/" + name),
                                    new SecurityBinding(0x09, "host/" + name))
                            : BindingArray.withoutPrincipals();
            return new BindingArray(all, security);
        }
    }
}
