package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import java.time.Duration;

/**
 * A request to check a host, complete and valid.
 *
 * @param host name or address
 * @param port of the endpoint mapper
 * @param login the account; the caller closes it
 * @param thresholds how grave what is
 * @param filter which disks count
 * @param timeout for the whole run
 * @param timeoutState the state when it passes
 * @param presentation how to show the answer
 */
public record Arguments(
        String host,
        int port,
        Login login,
        Thresholds thresholds,
        Filter filter,
        Duration timeout,
        Status timeoutState,
        Presentation presentation)
        implements Request {}
