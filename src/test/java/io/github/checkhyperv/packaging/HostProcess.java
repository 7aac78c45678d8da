package io.github.checkhyperv.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The simulated host as a process of its own, as a check meets a real one. */
final class HostProcess implements AutoCloseable {
    /** The account that every scenario knows. */
    static final String USER = "CONTOSO\\monitor";

    /** Its password. */
    static final String PASSWORD = "Geheim-1!";

    private static final String MAIN = "io.github.checkhyperv.simhost.SimulatedHostMain";

    private final Process process;
    private final String address;
    private final String port;

    private HostProcess(Process process, String address, String port) {
        this.process = process;
        this.address = address;
        this.port = port;
    }

    /** Starts a host on the class path of this JVM and returns when it listens. */
    static HostProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of(options));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("listening ")) {
            line = output.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the simulated host did not start: " + String.join(" ", command));
        }
        String[] words = line.split(" ");
        return new HostProcess(process, words[1], words[2]);
    }

    /** The options that lead a check to this host. */
    List<String> options(Path authenticationFile) {
        return List.of("-H", address, "-p", port, "-u", USER, "-A", authenticationFile.toString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
