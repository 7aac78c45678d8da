package io.github.checkhyperv.faults;

import io.github.checkhyperv.faults.CheckRun.Observation;
import io.github.checkhyperv.simhost.SimulatedHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the packaged launcher.
 *
 * @param seen what it did, as far as one can see from outside
 * @param standardError what has to be empty
 * @param kilobytes the most memory that its Java had resident
 */
record LauncherRun(Observation seen, String standardError, long kilobytes) {
    private static final int POLL_MILLIS = 5;
    private static final String PEAK = "VmHWM:";

    /** Runs it to its end. */
    static LauncherRun of(Path launcher, SimulatedHost host, CheckRun.Call call)
            throws IOException {
        Path out = Files.createTempFile("launcher", ".out");
        Path error = Files.createTempFile("launcher", ".err");
        try {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            command.addAll(call.args());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(call.environment());
            builder.redirectOutput(out.toFile()).redirectError(error.toFile());
            long start = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            long kilobytes = 0;
            while (process.isAlive()) {
                kilobytes = Math.max(kilobytes, peak(process));
                pause();
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            CheckRun.awaitNoConnection(host);
            Observation seen =
                    new Observation(
                            process.exitValue(),
                            Files.readString(out),
                            millis,
                            0,
                            host.unreleased(),
                            host.complaints(),
                            host.counters().openConnections());
            return new LauncherRun(seen, Files.readString(error), kilobytes);
        } finally {
            Files.delete(out);
            Files.delete(error);
        }
    }

    private static long peak(Process process) throws IOException {
        long most = 0;
        for (ProcessHandle child : process.descendants().toList()) {
            Path status = Path.of("/proc", Long.toString(child.pid()), "status");
            for (String line : linesOf(status)) {
                if (line.startsWith(PEAK)) {
                    most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
        }
        return most;
    }

    private static List<String> linesOf(Path status) throws IOException {
        try (InputStream in = Files.newInputStream(status)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of(); // it has just ended
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw e;
            }
            return List.of(); // the same, a moment later
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
