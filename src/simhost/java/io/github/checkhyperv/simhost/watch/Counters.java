package io.github.checkhyperv.simhost.watch;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What a host counts while it runs. */
public final class Counters {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger refusedLogons = new AtomicInteger();
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private final LongAdder octetsSent = new LongAdder();
    private final Map<String, AtomicInteger> rows = new ConcurrentSkipListMap<>();

    /** A client connected; the number of its connection, from 0. */
    public int connected() {
        open.incrementAndGet();
        return connections.getAndIncrement();
    }

    /** A connection ended. */
    public void disconnected() {
        open.decrementAndGet();
    }

    /** A request, or a bind, was answered in full. */
    public void answered() {
        exchanges.incrementAndGet();
    }

    /** An authentication failed. */
    public void logonRefused() {
        refusedLogons.incrementAndGet();
    }

    /** An authentication succeeded, for the service that the client meant; empty for none. */
    public void authenticated(String target) {
        targets.add(target);
    }

    /** Octets went out. */
    public void sent(int octets) {
        octetsSent.add(octets);
    }

    /** Rows of this query went out. */
    public void rows(String query, int count) {
        rows.computeIfAbsent(query, q -> new AtomicInteger()).addAndGet(count);
    }

    /** Connections since the start, on both ports. */
    public int connections() {
        return connections.get();
    }

    /** Connections that are open now. */
    public int openConnections() {
        return open.get();
    }

    /** Answers since the start, binds included: what a client waited for. */
    public int exchanges() {
        return exchanges.get();
    }

    /** Authentications that failed. */
    public int refusedLogons() {
        return refusedLogons.get();
    }

    /** The services that clients who authenticated meant, in order. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    /** Octets sent on both ports. */
    public long octetsSent() {
        return octetsSent.sum();
    }

    /** Rows that went out, by the text of the query. */
    public Map<String, Integer> rows() {
        Map<String, Integer> copy = new ConcurrentSkipListMap<>();
        rows.forEach((query, count) -> copy.put(query, count.get()));
        return copy;
    }
}
