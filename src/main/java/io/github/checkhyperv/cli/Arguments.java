package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.wmi.tape.Tape;
import java.time.Duration;
import java.util.Optional;

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
 * @param taping whether and where the run is to be recorded
 * @param replay what stands in for the host, if anything
 */
public record Arguments(
        String host,
        int port,
        Login login,
        Thresholds thresholds,
        Filter filter,
        Duration timeout,
        Status timeoutState,
        Presentation presentation,
        Optional<Taping> taping,
        Optional<Tape> replay)
        implements Request {}
