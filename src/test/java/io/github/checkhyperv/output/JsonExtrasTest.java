package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.disk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.checkhyperv.check.Answer;
import io.github.checkhyperv.check.Bounds;
import io.github.checkhyperv.check.Extras;
import io.github.checkhyperv.check.FlowStatus;
import io.github.checkhyperv.check.QosPolicy;
import io.github.checkhyperv.check.Rates;
import io.github.checkhyperv.check.StorageQos;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonExtrasTest {
    @Test
    void diskHasWhatWasMeasuredItsFlowAndItsPool() {
        JsonObject disk = diskAt(Told.everything(), 0);
        assertEquals(
                parse(
                        """
                        {"iops":312.4,"latency_ms":1.523,"queue_length":3,
                         "read_bytes_per_second":2097152.5,"written_bytes_per_second":1048576,
                         "totals":{"read_bytes":9007199254740993,"written_bytes":2,"reads":3,
                          "writes":4,"errors":0},"seconds":1.004}
                        """),
                disk.get("measured"));
        assertEquals("Gold", disk.get("policy_name").getAsString());
        assertEquals(Told.POOL_ID, disk.get("pool").getAsString());
        assertEquals(
                parse(
                        """
                        {"id":"FLOW-b.vhdx","vm_guid":"A1576C71-F505-4D1B-9B78-2CFD971B0F31",
                         "vm_name":"SQL","node":"HV01.contoso.com",
                         "path":"C:\\\\ClusterStorage\\\\Volume1\\\\b.vhdx",
                         "policy_id":"3B49A1C8-02D8-4F1C-8F5A-4C1B0D1B3A11","policy_name":"Gold",
                         "status":{"code":1,"name":"Insufficient Throughput"},
                         "reserved_iops":500,"limit_iops":1000,"limit_bytes_per_second":0,
                         "iops":480,"latency_ms":1.25,"bytes_per_second":3932160}
                        """),
                disk.get("flow"));
        assertTrue(text(Told.everything()).contains("\"read_bytes\":9007199254740993,"));
    }

    @Test
    void documentHasPoliciesFlowsVolumesAndPools() {
        JsonObject json = render(Told.everything());
        assertEquals(
                parse(
                        """
                        [{"id":"3B49A1C8-02D8-4F1C-8F5A-4C1B0D1B3A11","name":"Gold",
                          "kind":"dedicated","reserved_iops":500,"limit_iops":1000,
                          "limit_bytes_per_second":8388608,"status":{"code":0,"name":"Ok"},
                          "flows":1,"iops":480,"latency_ms":1.25,"bytes_per_second":3932160}]
                        """),
                json.get("policies"));
        assertEquals(
                parse(
                        """
                        [{"id":"VOLUME-1","mountpoint":"C:\\\\ClusterStorage\\\\Volume1",
                          "reserved_iops":9000,"limit_iops":0,"limit_bytes_per_second":0,
                          "iops":4200,"latency_ms":7.5,"bytes_per_second":34406400,
                          "status":{"code":1,"name":"Insufficient Throughput"}}]
                        """),
                json.get("volumes"));
        assertEquals(
                parse(
                        """
                        [{"id":"Microsoft:70BB60D2-A9D3-46AA-B654-3DE53004B4F8","name":null,
                          "primordial":true,"statuses":[{"code":3,"name":"Degraded"},
                           {"code":32788,"name":"Insufficient Throughput"}],
                          "below_reservation":true,"reserved":500,"capacity":10000,
                          "units":"count","node":null,"unexplained":false}]
                        """),
                json.get("pools"));
        assertEquals(8192, json.get("io_octets").getAsInt());
        assertEquals(
                List.of(diskAt(Told.everything(), 0).get("flow")),
                json.getAsJsonArray("flows").asList());
    }

    @Test
    void whatCouldNotBeHadIsToldInTheFormOfFailures() {
        JsonArray lacks = render(Told.everything()).getAsJsonArray("not_available");
        assertEquals(1, lacks.size());
        JsonObject lack = lacks.get(0).getAsJsonObject();
        assertEquals("measure", lack.get("facts").getAsString());
        assertEquals("HV02", lack.get("node").getAsString());
        JsonObject failure = lack.getAsJsonObject("failure");
        assertEquals(
                render(Answers.failure()).getAsJsonObject("failure").keySet(), failure.keySet());
        assertEquals("NO_TIME_TO_MEASURE", failure.get("problem").getAsString());
    }

    @Test
    void diskThatWasNotMeasuredHasNullAndNoZero() {
        JsonObject disk = diskAt(Told.everything(), 1);
        for (String name : List.of("measured", "flow", "pool", "policy_name")) {
            assertTrue(disk.get(name).isJsonNull(), name);
        }
    }

    @Test
    void whatTheHostDidNotTellOfAMeasuredDiskIsNull() {
        Answer answer = Told.of(Told.measuring(), disk("SQL", "a.vhdx", 100, 2).with(Told.SILENT));
        assertEquals(
                parse(
                        """
                        {"iops":null,"latency_ms":null,"queue_length":null,
                         "read_bytes_per_second":null,"written_bytes_per_second":null,
                         "totals":{"read_bytes":null,"written_bytes":null,"reads":null,
                          "writes":null,"errors":null},"seconds":1.000}
                        """),
                diskAt(answer, 0).get("measured"));
    }

    @Test
    void ratesThatStorageDoesNotTellAreNullAndSoIsAStatusThatItDoesNotHave() {
        QosPolicy policy =
                new QosPolicy(
                        "ID",
                        "",
                        QosPolicy.Kind.UNKNOWN,
                        new Bounds(0, 0, 0),
                        new FlowStatus(-1),
                        0,
                        Rates.UNKNOWN);
        StorageQos storage =
                new StorageQos(List.of(policy), List.of(), List.of(), OptionalLong.empty());
        JsonObject json = render(Told.of(Told.of(storage)));
        assertEquals(
                parse(
                        """
                        [{"id":"ID","name":null,"kind":"unknown","reserved_iops":0,"limit_iops":0,
                          "limit_bytes_per_second":0,"status":null,"flows":0,"iops":null,
                          "latency_ms":null,"bytes_per_second":null}]
                        """),
                json.get("policies"));
        assertTrue(json.get("io_octets").isJsonNull());
    }

    @Test
    void membersAreThoseOfTheOptionsThatWereGiven() {
        JsonObject plain = render(Answers.of(disk("SQL", "a.vhdx", 100, 2)));
        assertEquals(Set.of("measured", "not_available"), more(plain, Told.measuring()));
        assertEquals(
                Set.of("pool", "pools", "not_available"),
                more(plain, Told.of(Told.pool(false, 2))));
        assertEquals(
                Set.of(
                        "policy_name",
                        "flow",
                        "policies",
                        "flows",
                        "volumes",
                        "io_octets",
                        "not_available"),
                more(plain, Told.of(Told.storage())));
    }

    /** The members of a document and of its disks that it has more than this one. */
    private static Set<String> more(JsonObject plain, Extras extras) {
        Answer answer = Told.of(extras, disk("SQL", "a.vhdx", 100, 2));
        Set<String> names = new TreeSet<>(render(answer).keySet());
        names.removeAll(plain.keySet());
        Set<String> ofDisk = new TreeSet<>(diskAt(answer, 0).keySet());
        ofDisk.removeAll(plain.getAsJsonArray("disks").get(0).getAsJsonObject().keySet());
        names.addAll(ofDisk);
        return names;
    }

    @Test
    void membersOfWhatCouldNotBeHadAtAllAreNull() {
        Extras extras =
                new Extras(
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Told.NOT_MEASURED, Told.NO_POLICIES, Told.NO_POOLS));
        Answer answer = Told.of(extras, disk("SQL", "a.vhdx", 100, 2));
        JsonObject json = render(answer);
        assertEquals(3, json.getAsJsonArray("not_available").size());
        for (String name : List.of("policies", "flows", "volumes", "io_octets", "pools")) {
            assertTrue(json.get(name).isJsonNull(), name);
        }
        for (String name : List.of("measured", "flow", "policy_name", "pool")) {
            assertTrue(diskAt(answer, 0).get(name).isJsonNull(), name);
        }
    }

    @Test
    void missingDisksHaveTheSameMembers() {
        JsonObject json = render(Told.everything());
        Set<String> ofDisk = new TreeSet<>(diskAt(Told.everything(), 0).keySet());
        ofDisk.removeAll(Set.of("statuses", "verdict", "degraded"));
        JsonObject missing = json.getAsJsonArray("missing").get(0).getAsJsonObject();
        assertEquals(ofDisk, new TreeSet<>(missing.keySet()));
    }

    @Test
    void numbersHaveThreeDigitsBehindThePointAndNoExponent() {
        assertEquals("0.001", Decimal.of(0.0005).toString());
        assertEquals("0", Decimal.of(0.0004).toString());
        assertEquals("12300000", Decimal.of(12_300_000).toString());
        assertEquals("100", Decimal.of(100).toString());
        assertEquals("1.5", Decimal.of(1.5).toString());
        assertFalse(Decimal.isNumber(OptionalDouble.of(Double.NaN)));
        assertFalse(Decimal.isNumber(OptionalDouble.of(Double.POSITIVE_INFINITY)));
    }

    @Test
    void hostsOfAFleetAreTheDocumentsThatTheyGiveAlone() {
        JsonElement host =
                JsonParser.parseString(
                                new JsonFleetRenderer("1.2.3").render(Fleets.of(Told.everything())))
                        .getAsJsonObject()
                        .getAsJsonArray("hosts")
                        .get(0);
        assertEquals(render(Told.everything()), host);
    }

    @Test
    void hostileNamesBreakNothing() {
        Answer answer = Told.hostile();
        String text = text(answer);
        assertEquals(1, text.lines().count());
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        assertEquals(Answers.HOSTILE.length, json.getAsJsonArray("policies").size());
        assertEquals(Answers.HOSTILE.length, json.getAsJsonArray("pools").size());
        for (JsonElement policy : json.getAsJsonArray("policies")) {
            JsonElement name = policy.getAsJsonObject().get("name");
            assertTrue(name.isJsonNull() || name.getAsString().length() <= 4096);
        }
    }

    private static JsonObject diskAt(Answer answer, int at) {
        return render(answer).getAsJsonArray("disks").get(at).getAsJsonObject();
    }

    private static String text(Answer answer) {
        return new JsonRenderer("1.2.3").render(answer);
    }

    private static JsonObject render(Answer answer) {
        return parse(text(answer)).getAsJsonObject();
    }

    private static JsonElement parse(String text) {
        return JsonParser.parseString(text);
    }
}
