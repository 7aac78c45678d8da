package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.run.Wanted;
import java.util.Optional;

/**
 * What is to be asked of one host or cluster, complete and valid.
 *
 * @param host name or address
 * @param port of the endpoint mapper
 * @param login the account; the caller closes it
 * @param thresholds how grave what is
 * @param filter which disks count
 * @param timeout for it, or for the whole run where there is nothing else
 * @param cluster where its nodes are, if it is to be judged with them
 * @param wanted what is to be asked beside what the verdict stands on, if anything
 */
public record AskedHost(
        String host,
        int port,
        Login login,
        Thresholds thresholds,
        Filter filter,
        Timeout timeout,
        Optional<ClusterArguments> cluster,
        Optional<Wanted> wanted) {}
