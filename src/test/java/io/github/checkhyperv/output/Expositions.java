package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What every exposition in Prometheus' text format has to keep to. */
final class Expositions {
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "(hyperv_storage_qos_[a-z_]+)(?:\\{"
                            + "(?:[a-z_]++=\"(?:[^\"\\\\\\p{Cntrl}]++|\\\\[\\\\\"n])*+\",?)++\\})?"
                            + " -?[0-9.]+");

    private Expositions() {}

    /** One HELP and one TYPE a family, its samples together behind them, no series twice. */
    static void assertValid(String text) {
        Set<String> families = new HashSet<>();
        Set<String> series = new HashSet<>();
        String family = "";
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("# HELP ")) {
                family = line.split(" ")[2];
                assertTrue(families.add(family), line);
                i++;
                String type = family.endsWith("_total") ? " counter" : " gauge";
                assertEquals("# TYPE " + family + type, lines[i]);
                continue;
            }
            assertTrue(SAMPLE.matcher(line).matches(), line);
            String name = line.substring(0, line.lastIndexOf(' '));
            assertEquals(family, name.substring(0, (name + "{").indexOf('{')), line);
            assertTrue(series.add(name), line);
        }
    }

    /** That Prometheus' own tool accepts it, where it is installed. */
    static void assertPromtoolAccepts(String text) throws IOException, InterruptedException {
        Path promtool = Path.of("/usr/bin/promtool");
        assumeTrue(Files.isExecutable(promtool), "skipped: no promtool here");
        Process process =
                new ProcessBuilder(promtool.toString(), "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String complaint =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("", complaint);
        assertEquals(0, process.exitValue());
    }
}
