package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;

/**
 * One host that is to be looked at, and what it is to be judged by.
 *
 * @param address its name or address
 * @param port of its endpoint mapper
 * @param credentials the account to ask with
 * @param thresholds how grave what is
 * @param filter which disks count
 * @param whenTimedOut the state when time runs out
 */
public record Target(
        String address,
        int port,
        CredentialSource credentials,
        Thresholds thresholds,
        Filter filter,
        Status whenTimedOut) {}
