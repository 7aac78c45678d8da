package io.github.checkhyperv;

import io.github.checkhyperv.check.Filter;
import io.github.checkhyperv.cli.Taping;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.sink.OutputFile;
import io.github.checkhyperv.sink.OutputProblem;
import io.github.checkhyperv.wmi.tape.Tape;
import io.github.checkhyperv.wmi.tape.TapeWriter;
import io.github.checkhyperv.wmi.tape.TapedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a tape goes.
 *
 * @param taping what is to be written, and where
 */
record TapeOutput(Taping taping) {

    /**
     * A tape of now.
     *
     * @param hosts those that were asked, unless they are in a list
     * @param anonymous whether the names of what was asked are made up
     */
    Tape tape(List<TapedHost> hosts, boolean anonymous) {
        return new Tape(
                Version.text(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                anonymous,
                taping.options(),
                Tape.Filtered.NONE,
                hosts);
    }

    /**
     * Writes a tape, or says why that cannot be.
     *
     * @param tape makes it; nothing where it would be too large
     * @param tooMuch what is said then
     * @param remedy and what is to be done about it
     */
    Optional<Failure> write(Supplier<Optional<Tape>> tape, String tooMuch, String remedy) {
        try {
            Optional<byte[]> octets = tape.get().map(TapeWriter::write);
            if (octets.isEmpty() || octets.get().length > Tape.MOST_OCTETS) {
                return failed(tooMuch + ", so that none was written", remedy);
            }
            String text = new String(octets.get(), StandardCharsets.UTF_8);
            OutputFile.ownersOnly(taping.file()).write(out -> out.write(text));
            return Optional.empty();
        } catch (IOException e) {
            return failed(e.getMessage(), OutputProblem.TAPE_FILE.remedy());
        } catch (Filter.TooCostlyException e) {
            return failed(
                    "what the filters decide takes too long to tell, so that none was written",
                    "leave the filters out");
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(Failure.ofFault(e)); // The answer is known, and stays.
        }
    }

    private static Optional<Failure> failed(String what, String remedy) {
        return Optional.of(new Failure(Stage.OUTPUT, OutputProblem.TAPE_FILE, what, remedy));
    }
}
