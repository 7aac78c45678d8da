package io.github.checkhyperv.output;

import static io.github.checkhyperv.check.Disks.bare;
import static io.github.checkhyperv.check.Disks.disk;
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
import io.github.checkhyperv.check.Disks;
import io.github.checkhyperv.check.Inventory;
import io.github.checkhyperv.check.VirtualDisk;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
    @Test
    void documentHoldsTheSchema() {
        String guid = Disks.GUID;
        assertEquals(
                parse(
                        """
                        {"schema":1,"plugin":"check_hyperv_storage_qos","version":"1.2.3",
                         "host":"TESTHOST01","address":"hv01","status":"WARNING","exit_code":1,
                         "message":"1 of 2 virtual disks below reserved IOPS on TESTHOST01",
                         "failure":null,
                         "counts":{"disks":2,"below_reservation":1,"degraded":0,"not_judged":0,
                          "reserved":1,"incomplete":1,"missing":0,"excluded":0},
                         "thresholds":{"warning":"0","critical":null},
                         "disks":[
                          {"id":"GUID/B.VHDX/0/0/L","vm_name":"SQL","vm_guid":"GUID",
                           "instance_id":"Microsoft:GUID\\\\b.vhdx\\\\0\\\\0\\\\L",
                           "path":"C:\\\\VMs\\\\b.vhdx","file":"b.vhdx","reserved_iops":500,
                           "limit_iops":0,"policy_id":null,
                           "statuses":[{"code":3,"name":"Degraded"},
                            {"code":32788,"name":"Insufficient Throughput"}],
                           "verdict":"below_reservation","degraded":false},
                          {"id":"GUID/X/L","vm_name":null,"vm_guid":"GUID",
                           "instance_id":"Microsoft:GUID\\\\X\\\\L","path":null,"file":null,
                           "reserved_iops":null,"limit_iops":null,"policy_id":null,
                           "statuses":[{"code":2,"name":"OK"}],"verdict":"fine","degraded":false}],
                         "missing":[],
                         "timings":[{"stage":"connect","detail":"127.0.0.1 port 135",
                          "seconds":0.003}],
                         "seconds":0.123}
                        """
                                .replace("GUID", guid)),
                render(Answers.of(bare("X\\L", 2), disk("SQL", "b.vhdx", 500, 3, 32788))));
    }

    @Test
    void verdictIsOneValueAndDegradedStandsBesideIt() {
        JsonObject json =
                render(Answers.of(disk("SQL", "b.vhdx", 500, 3, 7, 32788))).getAsJsonObject();
        JsonObject disk = json.getAsJsonArray("disks").get(0).getAsJsonObject();
        assertEquals("below_reservation", disk.get("verdict").getAsString());
        assertTrue(disk.get("degraded").getAsBoolean());
        JsonObject counts = json.getAsJsonObject("counts");
        assertEquals(1, counts.get("below_reservation").getAsInt());
        assertEquals(1, counts.get("degraded").getAsInt());
    }

    @Test
    void disksThatTheHostDidNotReportAreListedWithoutAVerdict() {
        JsonObject json = render(withMissing()).getAsJsonObject();
        assertEquals(1, json.getAsJsonArray("disks").size());
        assertEquals(
                parse(
                        """
                        [{"id":"GUID/GONE.VHDX/0/0/L","vm_name":"SQL","vm_guid":"GUID",
                          "instance_id":"Microsoft:GUID\\\\gone.vhdx\\\\0\\\\0\\\\L",
                          "path":"C:\\\\VMs\\\\gone.vhdx","file":"gone.vhdx","reserved_iops":300,
                          "limit_iops":0,"policy_id":null}]
                        """
                                .replace("GUID", Disks.GUID)),
                json.get("missing"));
        assertEquals(1, json.getAsJsonObject("counts").get("missing").getAsInt());
    }

    private static Answer withMissing() {
        VirtualDisk gone = disk("SQL", "gone.vhdx", 300);
        Inventory all = Disks.inventory(disk("SQL", "b.vhdx", 500, 2));
        Inventory inventory =
                new Inventory(all.host(), all.gap(), all.disks(), List.of(gone), 0, all.queries());
        return Answers.of(Disks.report(inventory));
    }

    @Test
    void documentsOfTheReadmeHaveTheMembersOfRealOnes() throws IOException {
        Matcher blocks =
                Pattern.compile("(?s)```json\n(.*?)```")
                        .matcher(Files.readString(Path.of("README.md")));
        assertTrue(blocks.find());
        JsonElement judged = parse(blocks.group(1));
        assertEquals(JsonShape.of(render(withMissing())), JsonShape.of(judged));
        assertTrue(blocks.find());
        JsonObject failure = new JsonObject();
        failure.add("failure", render(Answers.failure()).getAsJsonObject().get("failure"));
        assertEquals(JsonShape.of(failure), JsonShape.of(parse(blocks.group(1))));
    }

    @Test
    void membersOfMoreFactsInTheReadmeAreThoseOfRealDocuments() throws IOException {
        List<String> blocks =
                Pattern.compile("(?s)```json\n(.*?)```")
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        Set<String> told = JsonShape.of(render(Told.everything()));
        told.removeAll(JsonShape.of(render(withMissing())));
        told.removeIf(
                path -> path.matches("(missing|flows|not_available\\.failure)\\..*|disks\\.node"));
        Set<String> shown = JsonShape.of(parse(blocks.get(2)));
        shown.remove("disks");
        assertEquals(told, shown);
    }

    @Test
    void failureIsAValueToo() {
        JsonObject json = render(Answers.failure()).getAsJsonObject();
        assertEquals("UNKNOWN", json.get("status").getAsString());
        assertEquals(3, json.get("exit_code").getAsInt());
        assertEquals("hv01", json.get("host").getAsString());
        assertEquals(
                "hv01: log in: access denied to root\\virtualization\\v2 (0x80041003); give the"
                        + " account Remote Enable there",
                json.get("message").getAsString());
        assertEquals(
                parse(
                        """
                        {"stage":"log in","problem":"ACCESS_DENIED_NAMESPACE",
                         "message":"access denied to root\\\\virtualization\\\\v2 (0x80041003)",
                         "remedy":"give the account Remote Enable there","timed_out":false}
                        """),
                json.get("failure"));
        assertEquals(0, json.getAsJsonObject("counts").get("disks").getAsInt());
        assertTrue(json.getAsJsonArray("disks").isEmpty());
    }

    @Test
    void keysAreTheSameWhateverTheOutcome() {
        assertEquals(
                render(Answers.of(disk("SQL", "b.vhdx", 500, 2))).getAsJsonObject().keySet(),
                render(Answers.failure()).getAsJsonObject().keySet());
    }

    @Test
    void hostileHostBreaksNothing() {
        String text = new JsonRenderer("1").render(Answers.hostile());
        JsonArray disks = parse(text).getAsJsonObject().getAsJsonArray("disks");
        assertEquals(Answers.hostileDisks(), disks.size());
        assertEquals(1, text.lines().count());
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'));
        Set<String> ids = new HashSet<>();
        disks.forEach(d -> ids.add(d.getAsJsonObject().get("id").getAsString()));
        assertTrue(ids.size() > Answers.hostileDisks() / 2, "ids " + ids.size());
    }

    @Test
    void numbersDoNotDependOnTheLocale() {
        Answer answer = Answers.of(disk("SQL", "b.vhdx", 1234567, 3, 32788));
        String expected = new JsonRenderer("1").render(answer);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(expected, new JsonRenderer("1").render(answer), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private static JsonElement render(Answer answer) {
        return parse(new JsonRenderer("1.2.3").render(answer));
    }

    private static JsonElement parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader);
    }
}
