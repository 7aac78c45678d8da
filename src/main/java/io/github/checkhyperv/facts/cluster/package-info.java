/** The nodes of a failover cluster, as {@code root\MSCluster} has them. */
package io.github.checkhyperv.facts.cluster;
