package io.github.checkhyperv.facts.cluster;

import java.util.List;

/**
 * What a cluster says of itself.
 *
 * @param name the cluster's
 * @param nodes in its order; their names are what came over the network
 */
public record ClusterFacts(String name, List<ClusterNode> nodes) {}
