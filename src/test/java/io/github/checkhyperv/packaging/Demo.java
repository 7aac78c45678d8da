package io.github.checkhyperv.packaging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The README's first command: the packaged check asks a simulated host, over DCOM on loopback, and
 * shows what a monitoring system would see.
 */
public final class Demo {
    private Demo() {}

    /**
     * @param args the directory of the distribution
     */
    public static void main(String[] args) throws Exception {
        Path distribution = Path.of(args[0]);
        Path authenticationFile = Files.createTempFile("monitor", ".auth");
        int code;
        try (HostProcess host = HostProcess.start("--scenario", "one-disk-below")) {
            Files.writeString(authenticationFile, "password=" + HostProcess.PASSWORD + "\n");
            List<String> command = new ArrayList<>();
            command.add(launcher(distribution).toString());
            command.addAll(host.options(authenticationFile));
            System.out.println("$ " + shown(command, distribution));
            code = new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            Files.delete(authenticationFile);
        }
        System.out.println("exit code " + code);
        if (code != 1) {
            throw new IllegalStateException("one disk is below its reservation: expected 1");
        }
    }

    private static Path launcher(Path distribution) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        String name = "check_hyperv_storage_qos" + (windows ? ".cmd" : "");
        return distribution.resolve("bin").resolve(name);
    }

    private static String shown(List<String> command, Path distribution) {
        StringBuilder text = new StringBuilder();
        text.append(distribution.relativize(Path.of(command.get(0))));
        for (String word : command.subList(1, command.size())) {
            text.append(' ').append(word.contains("\\") ? "'" + word + "'" : word);
        }
        return text.toString();
    }
}
