package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Thresholds;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.output.FleetHeadline;
import io.github.checkhyperv.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answers of many hosts and clusters. */
record ShownFleet(Fleet fleet) implements Shown {
    @Override
    public Status status() {
        return fleet.status();
    }

    @Override
    public String headline() {
        return FleetHeadline.line(fleet);
    }

    @Override
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>(fleet.answers().size());
        for (Answer answer : fleet.answers()) {
            addresses.add(answer.address());
        }
        return addresses;
    }

    @Override
    public Rendered<?> content(
            Presentation presentation, Terminal terminal, Map<String, String> lastSuccess) {
        return new Rendered<>(Renderers.ofMany(presentation, terminal, lastSuccess), fleet);
    }

    @Override
    public Shown withoutFile(Failed failure) {
        if (status().compareTo(failure.status()) > 0) {
            return this;
        }
        Answer alone = new Answer("", Thresholds.defaults(), failure, List.of(), fleet.elapsed());
        return new ShownAnswer(alone);
    }
}
