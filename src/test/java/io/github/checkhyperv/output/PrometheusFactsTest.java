package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Pool;
import io.github.checkhyperv.check.VirtualDisk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the exposition has of disks, storage and pools beside verdicts. */
class PrometheusFactsTest {
    private static final String DISK =
            "{address=\"hv01\",id=\"" + Disks.GUID + "/B.VHDX/0/0/L\",vm=\"SQL\"} ";
    private static final VirtualDisk FINE = disk("SQL", "b.vhdx", 100, 2);

    @Test
    void diskHasWhatItGotAndRunningCounts() {
        has(
                Told.everything(),
                "disk_iops" + DISK + "312.4",
                "disk_latency_seconds" + DISK + "0.001523",
                "disk_queue_length" + DISK + "3",
                "disk_read_bytes_per_second" + DISK + "2097152.5",
                "disk_written_bytes_per_second" + DISK + "1048576",
                "disk_read_bytes_total" + DISK + "9007199254740993",
                "disk_written_bytes_total" + DISK + "2",
                "disk_reads_total" + DISK + "3",
                "disk_writes_total" + DISK + "4",
                "disk_errors_total" + DISK + "0");
    }

    @Test
    void runningCountsAreCounters() {
        String text = render(Told.everything());
        List<String> counters = text.lines().filter(line -> line.endsWith(" counter")).toList();
        assertEquals(5, counters.size(), text);
        assertTrue(
                counters.contains("# TYPE hyperv_storage_qos_disk_read_bytes_total counter"), text);
        assertTrue(text.contains("# TYPE hyperv_storage_qos_disk_iops gauge\n"), text);
    }

    @Test
    void diskThatWasNotMeasuredHasNoSample() {
        String text =
                render(
                        Told.of(
                                Told.measuring(),
                                FINE,
                                disk("X", "x.vhdx", 1, 2).with(Told.SILENT)));
        assertFalse(text.contains("disk_iops"), text);
        assertFalse(text.contains("_total"), text);
        assertFalse(text.contains("disk_latency_seconds"), text);
    }

    @Test
    void flowHasItsStatusBoundsAndRates() {
        String flow = "{address=\"hv01\",id=\"FLOW-b.vhdx\",vm=\"SQL\"";
        has(
                Told.everything(),
                "flow_info"
                        + flow
                        + ",vm_guid=\""
                        + Disks.GUID
                        + "\",host=\"HV01.contoso.com\","
                        + "path=\"C:\\\\ClusterStorage\\\\Volume1\\\\b.vhdx\",policy=\""
                        + Told.GOLD_ID
                        + "\",policy_name=\"Gold\"} 1",
                "flow_status" + flow + "} 1",
                "flow_reserved_iops" + flow + "} 500",
                "flow_limit_iops" + flow + "} 1000",
                "flow_limit_bytes_per_second" + flow + "} 0",
                "flow_iops" + flow + "} 480",
                "flow_latency_seconds" + flow + "} 0.00125",
                "flow_bytes_per_second" + flow + "} 3932160");
    }

    @Test
    void policiesAndVolumesHaveTheSame() {
        String policy = "{address=\"hv01\",id=\"" + Told.GOLD_ID + "\",name=\"Gold\"";
        String volume =
                "{address=\"hv01\",id=\"VOLUME-1\",mountpoint=\"C:\\\\ClusterStorage\\\\Volume1\"}"
                        + " ";
        has(
                Told.everything(),
                "policy_info" + policy + ",kind=\"dedicated\"} 1",
                "policy_flows" + policy + "} 1",
                "policy_status" + policy + "} 0",
                "policy_reserved_iops" + policy + "} 500",
                "policy_limit_bytes_per_second" + policy + "} 8388608",
                "policy_iops" + policy + "} 480",
                "volume_status" + volume + "1",
                "volume_reserved_iops" + volume + "9000",
                "volume_iops" + volume + "4200",
                "volume_latency_seconds" + volume + "0.0075");
    }

    @Test
    void statusThatStorageDoesNotHaveHasNoSample() {
        Answer answer = Told.of(Told.of(Told.storage(Told.flow("b.vhdx", -1))), FINE);
        String text = render(answer);
        assertFalse(text.contains("flow_status"), text);
        assertTrue(text.contains("flow_iops"), text);
    }

    @Test
    void poolHasWhetherItIsBelowAndWhatThereIsOfIt() {
        String pool = "{address=\"hv01\",id=\"" + Told.POOL_ID + "\",name=\"\"";
        has(
                Told.everything(),
                "pool_info" + pool + ",primordial=\"true\",units=\"count\"} 1",
                "pool_below_reservation" + pool + "} 1",
                "pool_unexplained" + pool + "} 0",
                "pool_reserved" + pool + "} 500",
                "pool_capacity" + pool + "} 10000");
        has(Told.of(Told.of(Told.pool(true, 32788)), FINE), "pool_unexplained" + pool + "} 1");
    }

    @Test
    void poolsOfNodesAreToldApartByTheirNodes() {
        Pool pool = Told.pool(false, 2);
        String text =
                render(Told.of(Told.of(pool.on("HV01"), pool.on("HV02"), pool.on("HV02")), FINE));
        String id = "hyperv_storage_qos_pool_capacity{address=\"hv01\",id=\"" + Told.POOL_ID;
        assertTrue(text.contains(id + "\",name=\"\",node=\"HV01\"} 10000\n"), text);
        assertTrue(text.contains(id + "\",name=\"\",node=\"HV02\"} 10000\n"), text);
        assertTrue(text.contains(id + "#2\",name=\"\",node=\"HV02\"} 10000\n"), text);
    }

    @Test
    void capacityThatNobodyToldHasNoSample() {
        Pool pool =
                new Pool(
                        "ID",
                        "Fast",
                        false,
                        Disks.statuses(2),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        String text = render(Told.of(Told.of(pool), FINE));
        assertFalse(text.contains("pool_capacity"), text);
        assertFalse(text.contains("pool_reserved"), text);
    }

    @Test
    void whatCouldNotBeHadIsOneSampleForEachNodeAndProblem() {
        Answer answer =
                Told.of(
                        Told.measuring(
                                Told.NOT_MEASURED,
                                Told.NOT_MEASURED,
                                Told.NOT_MEASURED.on("HV02"),
                                Told.NO_POLICIES),
                        FINE);
        String lack = "hyperv_storage_qos_facts_not_available{address=\"hv01\",facts=\"";
        assertEquals(
                List.of(
                        lack + "measure\",problem=\"NO_TIME_TO_MEASURE\"} 1",
                        lack + "measure\",problem=\"NO_TIME_TO_MEASURE\",node=\"HV02\"} 1",
                        lack + "policies\",problem=\"NO_STORAGE_QOS\"} 1"),
                render(answer).lines().filter(line -> line.startsWith(lack)).toList());
    }

    @Test
    void nameOfThePolicyStandsBesideItsIdWherePoliciesWereWanted() {
        VirtualDisk gold = Told.gold("b.vhdx", 0, 2);
        String id = "policy=\"3b49a1c8-02d8-4f1c-8f5a-4c1b0d1b3a11\"";
        assertTrue(
                render(Told.of(Told.of(Told.storage()), gold))
                        .contains(id + ",policy_name=\"Gold\"} 1\n"));
        assertTrue(render(Told.of(Told.measuring(), gold)).contains(id + "} 1\n"));
    }

    @Test
    void fleetsAndHostileNamesKeepToTheFormat() {
        for (List<Answer> answers :
                List.of(
                        List.of(Told.everything(), Fleets.fine("hv02")),
                        List.of(Told.hostile()),
                        List.of(Fleets.fine("hv02"), Told.hostile(), other(Told.everything())))) {
            Expositions.assertValid(fleet(answers));
        }
    }

    @Test
    void promtoolHasNoComplaint() throws Exception {
        Expositions.assertPromtoolAccepts(render(Told.everything()));
        Expositions.assertPromtoolAccepts(
                fleet(List.of(Told.everything(), other(Told.everything()))));
    }

    private static Answer other(Answer answer) {
        return Fleets.answer("other", answer.outcome());
    }

    private static String fleet(List<Answer> answers) {
        return new PrometheusFleetRenderer("1.2.3", "1700000000.000", Map.of(), Optional.empty())
                .render(Fleets.of(answers));
    }

    private static void has(Answer answer, String... samples) {
        String text = render(answer);
        for (String sample : samples) {
            assertTrue(
                    text.contains("\nhyperv_storage_qos_" + sample + "\n"), sample + "\n" + text);
        }
        Expositions.assertValid(text);
    }

    private static String render(Answer answer) {
        return new PrometheusRenderer("1.2.3", "1700000000.000", Map.of()).render(answer);
    }
}
