package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusRendererTest {
    private static final Pattern LINE =
            Pattern.compile(
                    "# (HELP|TYPE) hyperv_storage_qos_[a-z_]+ [^\\p{Cntrl}]+"
                            + "|hyperv_storage_qos_[a-z_]+\\{"
                            + "([a-z_]++=\"([^\"\\\\\\p{Cntrl}]++|\\\\[\\\\\"n])*+\",?)++\\} [0-9.]+");

    @Test
    void samplesTellTheState() {
        String text =
                render(
                        Answers.of(
                                disk("SQL", "b.vhdx", 500, 3, 32788),
                                disk("SQL", "full.vhdx", 0, 3, 32794),
                                bare("X\\L", 2)));
        String disk = "{address=\"hv01\",id=\"" + Disks.GUID + "/B.VHDX/0/0/L\",vm=\"SQL\"} ";
        for (String line :
                List.of(
                        "hyperv_storage_qos_build_info{address=\"hv01\",version=\"1.2.3\"} 1",
                        "hyperv_storage_qos_up{address=\"hv01\"} 1",
                        "hyperv_storage_qos_state{address=\"hv01\"} 1",
                        "hyperv_storage_qos_last_success_timestamp_seconds{address=\"hv01\"}"
                                + " 1700000000.000",
                        "hyperv_storage_qos_duration_seconds{address=\"hv01\"} 0.123",
                        "hyperv_storage_qos_stage_duration_seconds{address=\"hv01\","
                                + "stage=\"connect\"} 0.003",
                        "hyperv_storage_qos_disks{address=\"hv01\","
                                + "verdict=\"below_reservation\"} 1",
                        "hyperv_storage_qos_disks{address=\"hv01\",verdict=\"degraded\"} 1",
                        "hyperv_storage_qos_disks{address=\"hv01\",verdict=\"not_judged\"} 0",
                        "hyperv_storage_qos_disks{address=\"hv01\",verdict=\"fine\"} 1",
                        "hyperv_storage_qos_incomplete_disks{address=\"hv01\"} 1",
                        "hyperv_storage_qos_disk_below_reservation" + disk + "1",
                        "hyperv_storage_qos_disk_degraded" + disk + "0",
                        "hyperv_storage_qos_disk_reserved_iops" + disk + "500",
                        "hyperv_storage_qos_disk_limit_iops" + disk + "0")) {
            assertTrue(text.contains(line + "\n"), line + "\n" + text);
        }
        assertTrue(text.contains("path=\"C:\\\\VMs\\\\b.vhdx\""), text);
        assertGrammar(text);
    }

    @Test
    void diskThatIsBelowAndBrokenIsOfOneVerdictAndCountsAsBoth() {
        String text =
                render(
                        Answers.of(
                                disk("SQL", "b.vhdx", 500, 3, 7, 32788),
                                disk("SQL", "full.vhdx", 0, 3, 32794)));
        String disk = "{address=\"hv01\",id=\"" + Disks.GUID + "/B.VHDX/0/0/L\",vm=\"SQL\"} ";
        for (String line :
                List.of(
                        "hyperv_storage_qos_disks{address=\"hv01\","
                                + "verdict=\"below_reservation\"} 1",
                        "hyperv_storage_qos_disks{address=\"hv01\",verdict=\"degraded\"} 1",
                        "hyperv_storage_qos_disks{address=\"hv01\",verdict=\"fine\"} 0",
                        "hyperv_storage_qos_degraded_disks{address=\"hv01\"} 2",
                        "hyperv_storage_qos_disk_below_reservation" + disk + "1",
                        "hyperv_storage_qos_disk_degraded" + disk + "1")) {
            assertTrue(text.contains(line + "\n"), line + "\n" + text);
        }
        assertGrammar(text);
    }

    @Test
    void failureIsDownAndKeepsTheTimeOfTheLastSuccess() {
        String text =
                new PrometheusRenderer("1.2.3", "1700000000.000", Optional.of("1600000000.000"))
                        .render(Answers.failure());
        assertTrue(text.contains("hyperv_storage_qos_up{address=\"hv01\"} 0\n"), text);
        assertTrue(
                text.contains("last_success_timestamp_seconds{address=\"hv01\"} 1600000000.000\n"),
                text);
        assertFalse(text.contains("hyperv_storage_qos_disks"), text);
        assertGrammar(text);
        assertFalse(render(Answers.failure()).contains("last_success"));
    }

    @Test
    void failureHasStageAndProblemForLabelsAndNoMessage() {
        String text = render(Answers.failure());
        assertTrue(
                text.contains(
                        "hyperv_storage_qos_failure_info{address=\"hv01\",stage=\"log in\","
                                + "problem=\"ACCESS_DENIED_NAMESPACE\"} 1\n"),
                text);
        assertFalse(text.contains("message="), text);
    }

    @Test
    void hostileHostBreaksNothing() {
        assertGrammar(render(Answers.hostile()));
    }

    @Test
    void promtoolHasNoComplaint() throws Exception {
        Path promtool = Path.of("/usr/bin/promtool");
        assumeTrue(Files.isExecutable(promtool), "skipped: no promtool here");
        for (Answer answer :
                List.of(
                        Answers.of(disk("SQL", "b.vhdx", 500, 3, 32788), bare("X\\L", 2)),
                        Answers.of(),
                        Answers.failure(),
                        Answers.hostile())) {
            Process process =
                    new ProcessBuilder(promtool.toString(), "check", "metrics")
                            .redirectErrorStream(true)
                            .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(render(answer).getBytes(StandardCharsets.UTF_8));
            }
            String complaint =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals("", complaint);
            assertEquals(0, process.exitValue());
        }
    }

    private static void assertGrammar(String text) {
        Set<String> series = new HashSet<>();
        for (String line : text.split("\n")) {
            assertTrue(LINE.matcher(line).matches(), line);
            if (!line.startsWith("#")) {
                assertTrue(series.add(line.substring(0, line.lastIndexOf(' '))), line);
            }
        }
    }

    private static String render(Answer answer) {
        return new PrometheusRenderer("1.2.3", "1700000000.000", Optional.empty()).render(answer);
    }
}
