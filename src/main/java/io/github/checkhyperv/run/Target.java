package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.security.Mechanism;

/**
 * One host that is to be looked at, and what it is to be judged by.
 *
 * @param address its name or address
 * @param port of its endpoint mapper
 * @param mechanism how to log in, with the account; may serve many hosts, and is not closed here
 * @param thresholds how grave what is
 * @param filter which disks count
 * @param whenTimedOut the state when time runs out
 */
public record Target(
        String address,
        int port,
        Mechanism mechanism,
        Thresholds thresholds,
        Filter filter,
        Status whenTimedOut) {}
