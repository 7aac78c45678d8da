package io.github.checkhyperv.output;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalLong;

/** The metrics of resource pools. */
final class PoolMetrics {
    /** Parts a node from an id; neither holds it once it is cleaned. */
    private static final char SEPARATOR = '\n';

    private final Series<Pool> pools;
    private final Series<Pool> infos;

    /** Those of all answers, whose lines go here. */
    PoolMetrics(List<Answer> answers, Writer out) {
        this.pools = new Series<>(out);
        this.infos = new Series<>(out);
        for (Answer answer : answers) {
            if (answer.outcome() instanceof Report report
                    && report.inventory().extras().isPresent()) {
                add(answer, report.inventory().extras().get().pools().orElse(List.of()));
            }
        }
    }

    /** The nodes of a cluster may have pools of the same id: both together tell them apart. */
    private void add(Answer answer, List<Pool> all) {
        UniqueNames keys = new UniqueNames("#");
        for (Pool pool : all) {
            String node = clean(pool.node().orElse(""));
            String key = keys.unique(node + SEPARATOR + clean(pool.id()));
            String id = key.substring(key.indexOf(SEPARATOR) + 1);
            String[] labels = Metric.labels(answer, "id", id, "name", pool.name());
            if (pool.node().isPresent()) {
                labels = Metric.with(labels, NodeMetrics.NODE, node);
            }
            pools.add(pool, labels);
            String primordial = Boolean.toString(pool.primordial());
            String units = pool.units().orElse("");
            infos.add(pool, Metric.with(labels, "primordial", primordial, "units", units));
        }
    }

    private static String clean(String text) {
        return Text.printable(Text.clip(text, Text.NAME));
    }

    void write() throws IOException {
        infos.whole(
                "pool_info", "What is known about a resource pool.", pool -> OptionalLong.of(1));
        pools.whole(
                "pool_below_reservation",
                "Whether a disk of it does not get the IOPS reserved for it.",
                pool -> flag(pool.belowReservation()));
        pools.whole(
                "pool_unexplained",
                "Whether it says so, and no disk shows that is.",
                pool -> flag(pool.unexplained()));
        pools.whole("pool_reserved", "What is reserved of it, in its units.", Pool::reserved);
        pools.whole("pool_capacity", "What there is of it, in its units.", Pool::capacity);
    }

    private static OptionalLong flag(boolean is) {
        return OptionalLong.of(is ? 1 : 0);
    }
}
