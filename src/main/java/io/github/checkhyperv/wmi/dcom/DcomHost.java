package io.github.checkhyperv.wmi.dcom;

import io.github.checkhyperv.wmi.Credentials;
import io.github.checkhyperv.wmi.Deadline;
import io.github.checkhyperv.wmi.Step;
import io.github.checkhyperv.wmi.WmiException;
import io.github.checkhyperv.wmi.WmiHost;

/** Placeholder: the signature that Main is written against, until the real one is merged. */
public final class DcomHost {
    private DcomHost() {}

    /** Not there yet. */
    public static WmiHost connect(
            String host, int port, Credentials credentials, Deadline deadline, Step.Listener log)
            throws WmiException {
        throw new UnsupportedOperationException("DcomHost is not merged yet");
    }
}
