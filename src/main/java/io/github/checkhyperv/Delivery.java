package io.github.checkhyperv;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.output.Headline;
import io.github.checkhyperv.output.PrometheusRenderer;
import io.github.checkhyperv.output.Renderer;
import io.github.checkhyperv.output.Terminal;
import io.github.checkhyperv.sink.Content;
import io.github.checkhyperv.sink.OutputFile;
import io.github.checkhyperv.sink.OutputProblem;
import io.github.checkhyperv.sink.StandardOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Brings the one answer of a run to where it belongs, in the form that was asked for. */
final class Delivery {
    private final StandardOutput out;
    private volatile boolean fileIsInWork;
    private volatile Recording recording;
    private String note = "";

    /** To this standard output, or to files. */
    Delivery(StandardOutput out) {
        this.out = out;
    }

    /** There is a tape of the run, to be written for it where it is late. */
    void recording(Recording tape) {
        recording = tape;
    }

    /** Something failed that matters less than the answer: people are told of it beside that. */
    void note(Failure failure) {
        note = Headline.message(failure) + "\n";
    }

    /** Delivers the answer of a run, and returns the exit code. */
    int deliver(Answer answer, Presentation presentation, Terminal terminal) {
        if (presentation.file().isPresent()) {
            return deliver(answer, presentation, presentation.file().get());
        }
        Renderer renderer = Renderers.of(presentation, terminal, Map.of());
        // What is for programs has no place for a note.
        boolean forPeople =
                presentation.format() == Format.NAGIOS || presentation.format() == Format.TABLE;
        Content content =
                note.isEmpty() || !forPeople
                        ? new Rendered(renderer, answer)
                        : new Noted(renderer.render(answer), note);
        return out.write(content) ? exitCode(answer, presentation) : Main.UNKNOWN;
    }

    /** An answer in its form. */
    private record Rendered(Renderer renderer, Answer answer) implements Content {
        @Override
        public void writeTo(Writer writer) throws IOException {
            renderer.render(answer, writer);
        }
    }

    /** Text with a note after its first line. */
    private record Noted(String text, String note) implements Content {
        @Override
        public void writeTo(Writer writer) throws IOException {
            int second = text.indexOf('\n') + 1;
            writer.append(text, 0, second).append(note).append(text, second, text.length());
        }
    }

    /** The file gets the answer, standard output the headline, since somebody runs this too. */
    private int deliver(Answer answer, Presentation presentation, Path path) {
        fileIsInWork = true;
        Optional<Failure> failure = write(answer, presentation, path);
        if (failure.isEmpty()) {
            return print(Headline.line(answer) + "\n" + note, answer.status().exitCode());
        }
        Answer told = answer.withoutFile(new Failed(failure.get()));
        String more = told == answer ? Headline.message(failure.get()) + "\n" : "";
        return print(Headline.line(told) + "\n" + more + note, told.status().exitCode());
    }

    /** What standard output gets of a late answer whose file, if there is one, gets the rest. */
    static String text(Answer answer, Presentation presentation) {
        return presentation.file().isPresent()
                ? Headline.line(answer) + "\n"
                : Renderers.of(presentation, Terminal.NONE, Map.of()).render(answer);
    }

    private static int exitCode(Answer answer, Presentation presentation) {
        return presentation.isJson() ? 0 : answer.status().exitCode();
    }

    /** Writes the answer into its file, or says why that cannot be. */
    private static Optional<Failure> write(Answer answer, Presentation presentation, Path path) {
        OutputFile file = new OutputFile(path);
        Optional<String> lastSuccess =
                presentation.format() == Format.PROMETHEUS
                        ? file.previous(PrometheusRenderer.lastSuccessOf(answer.address()))
                        : Optional.empty();
        try {
            Map<String, String> known =
                    lastSuccess.isPresent()
                            ? Map.of(answer.address(), lastSuccess.get())
                            : Map.of();
            Renderer renderer = Renderers.of(presentation, Terminal.NONE, known);
            file.write(new Rendered(renderer, answer));
            return Optional.empty();
        } catch (IOException e) {
            OutputProblem problem = OutputProblem.OUTPUT_FILE;
            return Optional.of(
                    new Failure(Stage.OUTPUT, problem, e.getMessage(), problem.remedy()));
        }
    }

    /** Prints the one text of a run, unless somebody else has answered for it. */
    int print(String text, int exitCode) {
        return out.write(text.getBytes(StandardCharsets.UTF_8)) ? exitCode : Main.UNKNOWN;
    }

    /** Delivers an answer for a run that is late, put together before, and not its own. */
    int deliverLate(Answer answer, String text, Presentation presentation) {
        // First of all: the disk of the file may be what hangs.
        boolean written = out.write(text.getBytes(StandardCharsets.UTF_8));
        if (presentation.file().isPresent() && !fileIsInWork) {
            write(answer, presentation, presentation.file().get());
        }
        if (recording != null && answer.outcome() instanceof Failed late) {
            recording.writeLate(late.failure());
        }
        return written ? exitCode(answer, presentation) : Main.UNKNOWN;
    }
}
