package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.output.Headline;
import io.github.checkhyperv.output.Terminal;
import java.util.List;
import java.util.Map;

/** The answer of one host or cluster. */
record ShownAnswer(Answer answer) implements Shown {
    @Override
    public Status status() {
        return answer.status();
    }

    @Override
    public String headline() {
        return Headline.line(answer);
    }

    @Override
    public List<String> addresses() {
        return List.of(answer.address());
    }

    @Override
    public Rendered<?> content(
            Presentation presentation, Terminal terminal, Map<String, String> lastSuccess) {
        return new Rendered<>(Renderers.of(presentation, terminal, lastSuccess), answer);
    }

    @Override
    public Shown withoutFile(Failed failure) {
        Answer told = answer.withoutFile(failure);
        return told == answer ? this : new ShownAnswer(told);
    }
}
