package io.github.checkhyperv.cli;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.check.Thresholds;
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
 */
public record AskedHost(
        String host,
        int port,
        Login login,
        Thresholds thresholds,
        Filter filter,
        Timeout timeout,
        Optional<ClusterArguments> cluster) {}
