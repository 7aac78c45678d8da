package io.github.checkhyperv.run;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.SecurityContext;

/**
 * Logs in as another mechanism does, as soon as that is this host's turn.
 *
 * @param mechanism how to log in
 * @param gate the account's
 * @param host who is logged in to, as the operator named it
 * @param deadline of its look
 */
record GatedMechanism(Mechanism mechanism, CredentialGate gate, String host, Deadline deadline)
        implements Mechanism {
    @Override
    public String label() {
        return mechanism.label();
    }

    @Override
    public Credentials credentials() {
        return mechanism.credentials();
    }

    /** Where there is something to prepare, that is what tells whether the account is good. */
    @Override
    public String prepare(String target, Deadline limit) throws SessionException {
        if (!mechanism.preparesWithAccount()) {
            return mechanism.prepare(target, limit);
        }
        gate.enter(host, limit);
        String prepared = mechanism.prepare(target, limit);
        gate.accepted();
        return prepared;
    }

    @Override
    public SecurityContext open(String target) {
        return new GatedContext(mechanism.open(target), gate, host, deadline);
    }
}
