package io.github.checkhyperv.simhost.rpc;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Phase;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.kerberos.HostKeys;
import io.github.checkhyperv.simhost.ntlm.Account;
import io.github.checkhyperv.simhost.ntlm.NtlmAcceptor;
import io.github.checkhyperv.simhost.watch.Counters;
import io.github.checkhyperv.simhost.watch.Journal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What both ports of a host share. */
public final class RpcEnvironment {
    final Supplier<NtlmAcceptor.Identity> identity;
    final List<Account> accounts;
    final Optional<HostKeys> keytab;
    final boolean signsHeaders;
    final Supplier<FaultPlan> faults;
    final Counters counters;
    final Journal journal;
    final int fragment;
    final long latencyMillis;
    final boolean sealFaults;
    private final Map<Phase, AtomicInteger> occurrences = new EnumMap<>(Phase.class);
    private final AtomicInteger groups = new AtomicInteger(0x0000_6E4C);

    /** All that is needed to speak RPC. */
    public RpcEnvironment(
            Supplier<NtlmAcceptor.Identity> identity,
            List<Account> accounts,
            Optional<HostKeys> keytab,
            Supplier<FaultPlan> faults,
            Counters counters,
            Journal journal,
            Tuning tuning) {
        this.identity = identity;
        this.accounts = accounts;
        this.keytab = keytab;
        this.signsHeaders = tuning.signsHeaders();
        this.faults = faults;
        this.counters = counters;
        this.journal = journal;
        this.fragment = tuning.fragment();
        this.latencyMillis = tuning.latencyMillis();
        this.sealFaults = tuning.sealFaults();
        for (Phase phase : Phase.values()) {
            occurrences.put(phase, new AtomicInteger());
        }
    }

    /**
     * How PDUs go out.
     *
     * @param fragment octets of a fragment at most
     * @param latencyMillis wait before each answer
     * @param sealFaults whether fault PDUs carry a verifier once the client is known
     * @param signsHeaders whether PFC_SUPPORT_HEADER_SIGN is agreed to
     */
    public record Tuning(
            int fragment, long latencyMillis, boolean sealFaults, boolean signsHeaders) {}

    Point point(RpcService.Place place, int connection) {
        int occurrence = occurrences.get(place.phase()).getAndIncrement();
        return new Point(place.phase(), connection, occurrence, place.detail(), place.batch());
    }

    int newGroup() {
        return groups.incrementAndGet();
    }
}
