package io.github.checkhyperv;

import io.github.checkhyperv.check.Failed;
import io.github.checkhyperv.cli.Format;
import io.github.checkhyperv.cli.Presentation;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.output.Headline;
import io.github.checkhyperv.output.PrometheusRenderer;
import io.github.checkhyperv.output.Terminal;
import io.github.checkhyperv.sink.Content;
import io.github.checkhyperv.sink.OutputFile;
import io.github.checkhyperv.sink.OutputProblem;
import io.github.checkhyperv.sink.StandardOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

    /** Delivers what a run has to show, and returns the exit code. */
    int deliver(Shown shown, Presentation presentation, Terminal terminal) {
        if (presentation.file().isPresent()) {
            return deliver(shown, presentation, presentation.file().get());
        }
        Rendered<?> rendered = shown.content(presentation, terminal, Map.of());
        // What is for programs has no place for a note.
        boolean forPeople =
                presentation.format() == Format.NAGIOS || presentation.format() == Format.TABLE;
        Content content =
                note.isEmpty() || !forPeople ? rendered : new Noted(rendered.text(), note);
        return out.write(content) ? exitCode(shown, presentation) : Main.UNKNOWN;
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
    private int deliver(Shown shown, Presentation presentation, Path path) {
        fileIsInWork = true;
        Optional<Failure> failure = write(shown, presentation, path);
        if (failure.isEmpty()) {
            return print(shown.headline() + "\n" + note, shown.status().exitCode());
        }
        Shown told = shown.withoutFile(new Failed(failure.get()));
        String more = told == shown ? Headline.message(failure.get()) + "\n" : "";
        return print(told.headline() + "\n" + more + note, told.status().exitCode());
    }

    /** What standard output gets of a late answer whose file, if there is one, gets the rest. */
    static String text(Shown shown, Presentation presentation) {
        return presentation.file().isPresent()
                ? shown.headline() + "\n"
                : shown.content(presentation, Terminal.NONE, Map.of()).text();
    }

    private static int exitCode(Shown shown, Presentation presentation) {
        return presentation.isJson() ? 0 : shown.status().exitCode();
    }

    /** Writes the answer into its file, or says why that cannot be. */
    private static Optional<Failure> write(Shown shown, Presentation presentation, Path path) {
        OutputFile file = new OutputFile(path);
        Map<String, String> lastSuccess =
                presentation.format() == Format.PROMETHEUS
                        ? lastSuccess(shown.addresses(), file)
                        : Map.of();
        try {
            file.write(shown.content(presentation, Terminal.NONE, lastSuccess));
            return Optional.empty();
        } catch (IOException e) {
            OutputProblem problem = OutputProblem.OUTPUT_FILE;
            return Optional.of(
                    new Failure(Stage.OUTPUT, problem, e.getMessage(), problem.remedy()));
        }
    }

    private static Map<String, String> lastSuccess(List<String> addresses, OutputFile file) {
        Map<String, String> series = new HashMap<>();
        for (String address : addresses) {
            series.put(PrometheusRenderer.lastSuccessOf(address), address);
        }
        return file.previous(series);
    }

    /** Prints the one text of a run, unless somebody else has answered for it. */
    int print(String text, int exitCode) {
        return out.write(text.getBytes(StandardCharsets.UTF_8)) ? exitCode : Main.UNKNOWN;
    }

    /** Delivers an answer for a run that is late, put together before, and not its own. */
    int deliverLate(Shown shown, Failure late, String text, Presentation presentation) {
        // First of all: the disk of the file may be what hangs.
        boolean written = out.write(text.getBytes(StandardCharsets.UTF_8));
        if (presentation.file().isPresent() && !fileIsInWork) {
            write(shown, presentation, presentation.file().get());
        }
        if (recording != null) {
            recording.writeLate(late);
        }
        return written ? exitCode(shown, presentation) : Main.UNKNOWN;
    }
}
