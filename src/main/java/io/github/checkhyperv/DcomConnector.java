package io.github.checkhyperv;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.run.HostConnector;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Mechanism;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.Ntlm;
import io.github.checkhyperv.wmi.WmiHost;
import io.github.checkhyperv.wmi.dcom.DcomHost;

/** Over DCOM. Not a lambda: those cost every start of the program some milliseconds. */
final class DcomConnector implements HostConnector {
    @Override
    public WmiHost connect(
            String address,
            int port,
            Credentials credentials,
            Deadline deadline,
            Step.Listener steps)
            throws SessionException {
        // The one kind so far; a switch over a sealed type comes with JDK 21 only.
        Mechanism mechanism = new Ntlm((Password) credentials);
        return DcomHost.connect(address, port, mechanism, deadline, steps);
    }
}
