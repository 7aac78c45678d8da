package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;

/**
 * One valid exposition of all hosts: the families of a single host with the samples of all, then
 * those of the fleet.
 *
 * @param version the version of this program
 * @param now the time of this run, in seconds since 1970
 * @param lastSuccess the time of the last run that succeeded before this one, where known, by
 *     address
 * @param part which part of the list it is, where it is not all of it: a label of what is told of
 *     the fleet, so that the files of several parts can lie side by side
 */
public record PrometheusFleetRenderer(
        String version, String now, Map<String, String> lastSuccess, Optional<String> part)
        implements Renderer<Fleet> {

    @Override
    public void render(Fleet fleet, Writer out) throws IOException {
        new PrometheusRenderer(version, now, lastSuccess).render(fleet.answers(), out);
        String[] of = part.isEmpty() ? new String[0] : new String[] {"shard", part.get()};
        Metric hosts = new Metric(out, "fleet_hosts", "Hosts of the list by state.");
        for (Status status : Status.values()) {
            hosts.sample(fleet.hosts(status), Metric.with(of, "state", FleetHeadline.id(status)));
        }
        new Metric(out, "fleet_mistakes", "What is wrong with the list and belongs to no host.")
                .sample(fleet.mistakes().size(), of);
        new Metric(out, "fleet_duration_seconds", "How long the whole run took.")
                .sample(Seconds.text(fleet.elapsed()), of);
    }
}
