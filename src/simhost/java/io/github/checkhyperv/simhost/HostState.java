package io.github.checkhyperv.simhost;

import io.github.checkhyperv.simhost.scenario.Meters;
import io.github.checkhyperv.simhost.scenario.RepositoryBuilder;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.simhost.wmi.Repository;
import java.time.Clock;
import java.util.function.Supplier;

/** The state that a host is in, and the rows that follow from it, which are made once a state. */
final class HostState {
    private final Supplier<Scenario> scenarios;
    private final boolean live;
    private final Meters meters;
    private volatile Scenario override;
    private Scenario built;
    private Repository repository;

    /**
     * What this supplier says.
     *
     * @param live whether a change shows in sessions that are open, or only in new ones
     * @param clock what the host's time is, which counts from now on
     */
    HostState(Supplier<Scenario> scenarios, boolean live, Clock clock) {
        this.scenarios = scenarios;
        this.live = live;
        this.meters = new Meters(clock);
    }

    /** From now on this, whatever the supplier says. */
    void change(Scenario next) {
        override = next;
    }

    Scenario now() {
        Scenario changed = override;
        return changed != null ? changed : scenarios.get();
    }

    synchronized Repository repository() {
        Scenario now = now();
        if (now != built) {
            repository = RepositoryBuilder.build(now, meters);
            built = now;
        }
        return repository;
    }

    /** Where a session that begins now finds its rows. */
    Supplier<Repository> session() {
        Repository now = repository();
        return live ? this::repository : () -> now;
    }
}
