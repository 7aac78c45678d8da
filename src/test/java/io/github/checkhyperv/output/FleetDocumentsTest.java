package io.github.checkhyperv.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Fleet;
import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What programs are told of a fleet. */
class FleetDocumentsTest {
    private static final String NOW = "1700000000.000";

    @Test
    void eachHostHasTheDocumentThatItGivesAlone() {
        for (Fleet fleet : List.of(Fleets.mixed(), Fleets.hostile())) {
            JsonArray hosts = json(fleet).getAsJsonArray("hosts");
            assertEquals(fleet.answers().size(), hosts.size());
            for (int i = 0; i < hosts.size(); i++) {
                String alone = new JsonRenderer("1.2.3").render(fleet.answers().get(i));
                assertEquals(parse(alone), hosts.get(i));
            }
        }
    }

    @Test
    void eachHostHasTheVeryOctetsThatItGivesAlone() {
        String text = new JsonFleetRenderer("1.2.3").render(Fleets.mixed());
        for (Answer answer : Fleets.mixed().answers()) {
            assertTrue(text.contains(new JsonRenderer("1.2.3").render(answer).strip()));
        }
        assertEquals(1, text.lines().count());
    }

    @Test
    void documentOfAFleetHasTotalsAndMistakes() {
        Failure mistake =
                new Failure(Stage.USAGE, GeneralProblem.TOO_LARGE, "line 7 is no host", "mend it");
        Fleet mixed = Fleets.mixed();
        Fleet fleet = new Fleet(mixed.answers(), List.of(mistake), mixed.elapsed());
        JsonObject document = json(fleet);
        document.remove("hosts");
        assertEquals(
                parse(
                        """
                        {"schema":1,"plugin":"check_hyperv_storage_qos","version":"1.2.3",
                         "status":"CRITICAL","exit_code":2,
                         "message":"4 of 6 hosts not OK, 1 unknown, 1 mistake in the list",
                         "totals":{"hosts":6,"ok":2,"warning":2,"critical":1,"unknown":1,
                          "disks":8,"below_reservation":2,"degraded":0,"not_judged":0,
                          "reserved":6,"incomplete":0,"missing":0,"excluded":0},
                         "mistakes":[{"stage":"usage","problem":"TOO_LARGE",
                          "message":"line 7 is no host","remedy":"mend it","timed_out":false}],
                         "seconds":12.345}
                        """),
                document);
    }

    /** Its hosts are in the order of the list. */
    @Test
    void messageOfADocumentSaysNothingOfAnOrder() {
        assertEquals(
                "4 of 6 hosts not OK, 1 unknown",
                json(Fleets.mixed()).get("message").getAsString());
    }

    @Test
    void documentOfAnEmptyListIsWholeToo() {
        JsonObject document = json(Fleets.of());
        assertEquals("OK", document.get("status").getAsString());
        assertEquals(0, document.getAsJsonArray("hosts").size());
        Expositions.assertValid(prometheus(Fleets.of()));
    }

    /** What is written at once is small, whatever the number of hosts. */
    private static final class Meter extends Writer {
        private long total;
        private int most;

        @Override
        public void write(char[] text, int offset, int length) {
            total += length;
            most = Math.max(most, length);
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            throw new AssertionError("closes what it writes to");
        }
    }

    @Test
    void tenThousandHostsAreWrittenPieceByPieceAndInTime() throws IOException {
        Fleet fleet = Fleets.many(10_000);
        for (Renderer<Fleet> renderer : List.of(new JsonFleetRenderer("1"), prometheus(Map.of()))) {
            Meter meter = new Meter();
            long start = System.nanoTime();
            renderer.render(fleet, meter);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(meter.total > 20_000_000, meter.total + " characters");
            assertTrue(meter.most < 4096, meter.most + " characters at once");
            assertTrue(millis < 30_000, millis + " ms");
        }
    }

    @Test
    void oneExpositionHoldsTheSamplesOfAllHosts() {
        Fleet fleet = Fleets.mixed();
        String text = prometheus(fleet);
        Expositions.assertValid(text);
        for (Answer answer : fleet.answers()) {
            for (String line : single(answer).split("\n")) {
                assertTrue(text.contains(line + "\n"), line);
            }
        }
        for (String line :
                List.of(
                        "fleet_hosts{state=\"ok\"} 2",
                        "fleet_hosts{state=\"warning\"} 2",
                        "fleet_hosts{state=\"critical\"} 1",
                        "fleet_hosts{state=\"unknown\"} 1",
                        "fleet_mistakes 0",
                        "fleet_duration_seconds 12.345")) {
            assertTrue(text.contains("\nhyperv_storage_qos_" + line + "\n"), line);
        }
    }

    /** Files of two parts lie in one folder, and no series may be in both. */
    @Test
    void whatIsToldOfAPartOfTheListNamesThePart() throws IOException {
        StringWriter out = new StringWriter();
        new PrometheusFleetRenderer("1.2.3", NOW, Map.of(), Optional.of("1/2"))
                .render(Fleets.mixed(), out);
        Expositions.assertValid(out.toString());
        for (String line :
                List.of(
                        "fleet_hosts{shard=\"1/2\",state=\"ok\"} 2",
                        "fleet_mistakes{shard=\"1/2\"} 0",
                        "fleet_duration_seconds{shard=\"1/2\"} 12.345")) {
            assertTrue(out.toString().contains("\nhyperv_storage_qos_" + line + "\n"), line);
        }
    }

    /** Lines by family. */
    private static Map<String, List<String>> families(String text) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("# HELP ")) {
                lines = new ArrayList<>();
                families.put(line.split(" ")[2], lines);
            }
            lines.add(line);
        }
        return families;
    }

    @Test
    void familiesStandInTheOrderOfASingleHostAndSamplesInThatOfTheList() {
        Fleet fleet = Fleets.of(Fleets.fine("hv01"), Fleets.below("hv02"));
        List<String> names = new ArrayList<>(families(prometheus(fleet)).keySet());
        names.removeIf(name -> name.contains("_fleet_"));
        assertEquals(new ArrayList<>(families(single(Fleets.fine("hv01"))).keySet()), names);
        assertEquals(
                List.of(
                        "hyperv_storage_qos_up{address=\"hv01\"} 1",
                        "hyperv_storage_qos_up{address=\"hv02\"} 1"),
                families(prometheus(fleet)).get("hyperv_storage_qos_up").subList(2, 4));
    }

    @Test
    void eachHostThatFailedKeepsTheTimeOfItsOwnLastSuccess() {
        Fleet fleet =
                Fleets.of(
                        Fleets.refused("hv01"),
                        Fleets.timedOut("hv02", Status.UNKNOWN),
                        Fleets.refused("hv03"),
                        Fleets.fine("hv04"));
        String text =
                prometheus(Map.of("hv01", "1.000", "hv02", "2.000", "hv04", "4.000")).render(fleet);
        String family = "hyperv_storage_qos_last_success_timestamp_seconds";
        assertEquals(
                List.of(
                        family + "{address=\"hv01\"} 1.000",
                        family + "{address=\"hv02\"} 2.000",
                        family + "{address=\"hv04\"} " + NOW),
                families(text).get(family).subList(2, 5));
    }

    @Test
    void promtoolHasNoComplaint() throws Exception {
        Fleet unique = Fleets.of(Fleets.hostile().answers().subList(0, 2));
        for (Fleet fleet : List.of(Fleets.mixed(), unique, Fleets.of(Clusters.hostile()))) {
            Expositions.assertPromtoolAccepts(prometheus(fleet));
        }
    }

    @Test
    void hostileHostsAndAThousandOthersAreAValidExposition() {
        Expositions.assertValid(prometheus(Fleets.hostile()));
        Expositions.assertValid(prometheus(Fleets.many(1000)));
    }

    @Test
    void totalsOfCondensedAnswersAreThoseOfWholeOnes() {
        Answer whole = Fleets.fine("hv01");
        Answer rest = Fleets.condensed(whole);
        assertEquals(json(Fleets.of(whole)).get("totals"), json(Fleets.of(rest)).get("totals"));
        assertFalse(prometheus(Fleets.of(rest)).contains("disk_info"));
        Expositions.assertValid(prometheus(new Fleet(List.of(rest), List.of(), Duration.ZERO)));
    }

    private static String single(Answer answer) {
        return new PrometheusRenderer("1.2.3", NOW, Map.of()).render(answer);
    }

    private static String prometheus(Fleet fleet) {
        return prometheus(Map.of()).render(fleet);
    }

    private static PrometheusFleetRenderer prometheus(Map<String, String> lastSuccess) {
        return new PrometheusFleetRenderer("1.2.3", NOW, lastSuccess, Optional.empty());
    }

    private static JsonObject json(Fleet fleet) {
        return parse(new JsonFleetRenderer("1.2.3").render(fleet)).getAsJsonObject();
    }

    private static JsonElement parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader);
    }
}
