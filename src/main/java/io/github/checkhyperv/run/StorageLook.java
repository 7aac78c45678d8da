package io.github.checkhyperv.run;

import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.FlowJoin;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.Lack;
import io.github.checkhyperv.check.Query;
import io.github.checkhyperv.check.StorageQos;
import io.github.checkhyperv.facts.policies.QosPolicies;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Step;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.wmi.WmiHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the storage of a cluster tells, which is asked once a cluster: of the node that named the
 * others, or of the cluster that the operator names.
 */
final class StorageLook {
    private final Optional<Wanted> wanted;
    private final List<Lack> lacks = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private Optional<StorageQos> told = Optional.empty();

    StorageLook(Optional<Wanted> wanted) {
        this.wanted = wanted;
    }

    /** Whether the cluster's own node is to be asked. */
    boolean isHere() {
        return wanted.isPresent()
                && wanted.get().policies()
                && wanted.get().storageCluster().isEmpty();
    }

    /** The other cluster that is to be asked, if there is one. */
    Optional<String> elsewhere() {
        return wanted.isPresent() ? wanted.get().storageCluster() : Optional.empty();
    }

    synchronized void ask(
            WmiHost host, MemoryBudget memory, Deadline deadline, Step.Listener steps) {
        SideQuestions questions = new SideQuestions(host, memory, deadline, steps);
        told = questions.ask(Lack.Kind.POLICIES, new QosPolicies());
        lacks.addAll(questions.lacks());
        queries.addAll(questions.queries());
    }

    /** Keeps that it could not be asked. */
    synchronized void failed(Failure failure) {
        lacks.add(new Lack(Lack.Kind.POLICIES, Optional.empty(), failure));
    }

    /** Lets go what it told, as there is no room for that. */
    synchronized void forget(Failure why) {
        told = Optional.empty();
        failed(why);
    }

    /** Whether there is something that it told. */
    synchronized boolean hasTold() {
        return told.isPresent();
    }

    /** The same cluster with what its storage tells. */
    synchronized Inventory joined(Inventory cluster) {
        if (wanted.isEmpty()) {
            return cluster;
        }
        Inventory joined = told.isPresent() ? FlowJoin.join(cluster, told.get()) : cluster;
        Extras extras = joined.extras().orElse(Extras.NONE).with(Optional.empty(), lacks);
        return joined.with(extras, joined.disks(), joined.missing()).with(queries);
    }
}
