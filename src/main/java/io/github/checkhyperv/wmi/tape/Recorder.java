package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Keeps what hosts say while they are asked, for a tape; changes nothing of it. Each host is asked
 * on one thread, many side by side; what was said so far may be taken on another.
 */
public final class Recorder {
    /** A way to a host. */
    @FunctionalInterface
    public interface Way {
        /**
         * Goes it.
         *
         * @param steps is told of each finished step
         */
        WmiHost connect(Step.Listener steps) throws SessionException;
    }

    /** Something that is asked of a host. */
    @FunctionalInterface
    interface Request<T> {
        T ask() throws SessionException;
    }

    /** Nothing was sent that could not be read. */
    static final Supplier<byte[]> NO_OCTETS = () -> new byte[0];

    /** Octets of a host or of a query without its rows, or some less. */
    private static final int FRAME = 400;

    private final List<HostLog> hosts = new ArrayList<>();
    private final Map<Thread, CallLog> current = new HashMap<>();
    private final AtomicLong octets;

    /** A recorder of hosts. */
    public Recorder() {
        this(new AtomicLong());
    }

    private Recorder(AtomicLong octets) {
        this.octets = octets;
    }

    /** A recorder of other hosts for the same tape, so that all share the room on that. */
    public Recorder beside() {
        return new Recorder(octets);
    }

    /**
     * Connects to a host; what is asked of it is recorded from then on.
     *
     * @param address as the operator gave it
     * @param transport how it is reached
     * @param steps is told of each finished step
     */
    public WmiHost connect(String address, String transport, Way way, Step.Listener steps)
            throws SessionException {
        CallLog call = new CallLog();
        HostLog log = new HostLog(address, transport, call);
        add(log);
        Step.Listener both =
                step -> {
                    finished(step);
                    steps.finished(step);
                };
        WmiHost host = call(call, () -> way.connect(both), NO_OCTETS);
        return new RecordingHost(host, this, log);
    }

    /**
     * Asks, and records how it goes.
     *
     * @param evidence the octets of what could not be read
     */
    <T> T call(CallLog call, Request<T> request, Supplier<byte[]> evidence)
            throws SessionException {
        begin(call);
        try {
            T result = request.ask();
            done(call);
            return result;
        } catch (SessionException e) {
            failed(call, e.failure(), e.stage() == Stage.DECODE ? base64(evidence) : "");
            throw e;
        } catch (RuntimeException | Error e) {
            failed(call, Failure.ofFault(e), base64(evidence));
            throw e;
        }
    }

    private static String base64(Supplier<byte[]> evidence) {
        return Base64.getEncoder().encodeToString(evidence.get());
    }

    /** Records a row. */
    void row(HostLog.QueryLog query, CimInstance row, Supplier<byte[]> evidence) {
        RowCopy first = new RowCopy();
        TapedRow copy = first.of(row);
        String sent = first.failed() ? base64(evidence) : "";
        add(query, copy.with(sent), first.octets() + sent.length());
    }

    private synchronized void add(HostLog.QueryLog query, TapedRow row, long size) {
        if (octets.addAndGet(size) <= Tape.MOST_OCTETS) {
            query.add(row);
        } else {
            hosts.forEach(HostLog::forget);
        }
    }

    /** Whether no host has been asked yet. */
    public synchronized boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** Leaves out what was recorded so far, as all will be asked anew. */
    public synchronized void restart() {
        hosts.clear();
        current.clear();
    }

    private synchronized void add(HostLog host) {
        octets.addAndGet(FRAME);
        hosts.add(host);
    }

    /** Records that another namespace is opened. */
    synchronized void add(HostLog host, HostLog.NamespaceLog namespace) {
        host.add(namespace);
    }

    /** Records that another query is put. */
    synchronized void add(HostLog.NamespaceLog namespace, HostLog.QueryLog query) {
        octets.addAndGet(FRAME);
        namespace.add(query);
    }

    /** Records that a host is given back its objects. */
    synchronized void closes(HostLog host, CallLog call) {
        host.closes(call);
    }

    /** Records that a call is made: the steps that follow are its. */
    synchronized void begin(CallLog call) {
        current.put(Thread.currentThread(), call);
        call.begin();
    }

    private synchronized void finished(Step step) {
        current.get(Thread.currentThread()).finished(step);
    }

    private synchronized void failed(CallLog call, Failure failure, String sent) {
        octets.addAndGet(sent.length());
        call.failed(failure, sent);
    }

    /** Records that a call came to its end. */
    synchronized void done(CallLog call) {
        call.done();
    }

    /**
     * What the hosts said so far; nothing where that is more than a tape holds.
     *
     * @param late why what is still going on will come to no end, if so
     */
    public synchronized Optional<List<TapedHost>> hosts(Optional<Failure> late) {
        if (octets.get() > Tape.MOST_OCTETS) {
            return Optional.empty();
        }
        if (late.isPresent()) {
            current.values()
                    .forEach(CallLog::begin); // What has been read by then is not known to be all.
        }
        List<TapedHost> taped = new ArrayList<>(hosts.size());
        for (HostLog host : hosts) {
            taped.add(host.host(late));
        }
        return Optional.of(taped);
    }
}
