package io.github.checkhyperv.cli;

import java.util.Map;

/**
 * How the nodes of a cluster are reached.
 *
 * @param suffix what stands behind a node's name, with its dot, or nothing
 * @param addresses by a node's name in lower case
 */
public record ClusterArguments(String suffix, Map<String, String> addresses) {}
