package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusRendererTest {
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
        Expositions.assertValid(text);
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
        Expositions.assertValid(text);
    }

    @Test
    void failureIsDownAndKeepsTheTimeOfTheLastSuccess() {
        String text =
                new PrometheusRenderer("1.2.3", "1700000000.000", Map.of("hv01", "1600000000.000"))
                        .render(Answers.failure());
        assertTrue(text.contains("hyperv_storage_qos_up{address=\"hv01\"} 0\n"), text);
        assertTrue(
                text.contains("last_success_timestamp_seconds{address=\"hv01\"} 1600000000.000\n"),
                text);
        assertFalse(text.contains("hyperv_storage_qos_disks"), text);
        Expositions.assertValid(text);
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
        Expositions.assertValid(render(Answers.hostile()));
    }

    @Test
    void promtoolHasNoComplaint() throws Exception {
        for (Answer answer :
                List.of(
                        Answers.of(disk("SQL", "b.vhdx", 500, 3, 32788), bare("X\\L", 2)),
                        Answers.of(),
                        Answers.failure(),
                        Answers.hostile())) {
            Expositions.assertPromtoolAccepts(render(answer));
        }
    }

    private static String render(Answer answer) {
        return new PrometheusRenderer("1.2.3", "1700000000.000", Map.of()).render(answer);
    }
}
