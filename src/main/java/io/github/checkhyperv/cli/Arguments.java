package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.check.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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
 * @param verbosity 0 to 3
 * @param perfData the verdicts whose disks get performance data of their own
 * @param outputLimit octets of plugin output at most
 * @param format the form of the answer
 * @param outputFile where to write it instead of standard output
 * @param diagnose whether to show every step
 */
public record Arguments(
        String host,
        int port,
        Login login,
        Thresholds thresholds,
        Filter filter,
        Duration timeout,
        Status timeoutState,
        int verbosity,
        Set<Verdict> perfData,
        int outputLimit,
        Format format,
        Optional<Path> outputFile,
        boolean diagnose)
        implements Request {}
