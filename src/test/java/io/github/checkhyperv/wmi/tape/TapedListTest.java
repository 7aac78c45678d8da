package io.github.checkhyperv.wmi.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.NetProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tapes of lists of hosts and clusters. */
class TapedListTest {
    private static final Failure MISTAKE =
            new Failure(
                    Stage.USAGE,
                    GeneralProblem.TIMED_OUT,
                    "line 3 of /etc/secret.ini is wrong",
                    "see --help");
    private static final Tape ONE = Tapes.of("hv01.contoso.com", TapedCall.NOTHING, Tapes.row());

    private static Failure notTried(String host) {
        return new Failure(
                Stage.AUTHENTICATE,
                NetProblem.CONNECTION_REFUSED,
                host + " refused the account",
                "look at it");
    }

    private static TapedMember member(String name, boolean cluster, Optional<TapedEnd> end) {
        return new TapedMember(
                name,
                cluster,
                Map.of("warning", List.of("1"), "include", List.of("SQL")),
                new Tape.Filtered(List.of("a/b"), List.of("c/d")),
                end.isPresent() ? List.of() : ONE.hosts(),
                end);
    }

    private static Tape list(TapedMember... members) {
        Tape none = new Tape("1.0", ONE.recorded(), false, Map.of(), Tape.Filtered.NONE, List.of());
        return none.with(new TapedList(List.of(members), List.of(MISTAKE)));
    }

    private static Tape twoMembers() {
        TapedEnd end =
                new TapedEnd(
                        Tapes.call(Stage.RESOLVE, "HV01 is 10.0.0.1").steps(), notTried("HV01"));
        return list(member("HV01", false, Optional.empty()), member("HVC", true, Optional.of(end)));
    }

    @Test
    void listIsReadAsItWasWritten() throws TapeException {
        String document = Tapes.document(twoMembers());
        Tape read = Tapes.read(document);
        assertEquals(document, Tapes.document(read));
        TapedMember first = read.list().orElseThrow().members().get(0);
        assertEquals(twoMembers().list().orElseThrow().members().get(0), first);
        TapedMember second = read.list().orElseThrow().members().get(1);
        assertTrue(second.cluster());
        assertEquals("HV01 refused the account", second.end().orElseThrow().failure().what());
        assertEquals(1, second.end().orElseThrow().steps().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"name\": \"HVC\"' | '\"other\": 1' | name is missing",
                "'\"cluster\": true' | '\"cluster\": \"yes\"' | another kind",
                "'\"members\"' | '\"other\"' | members is missing",
                "'\"mistakes\"' | '\"other\"' | mistakes is missing",
                "'\"end\": {\n     \"steps\"' | '\"other\": {\n     \"steps\"' | neither a host"
            })
    void listThatIsNoneIsRefusedWithTheReason(String text, String damage, String reason) {
        String document = Tapes.document(twoMembers());
        assertTrue(document.contains(text), document);
        String damaged = document.replace(text, damage);
        TapeException e = assertThrows(TapeException.class, () -> Tapes.read(damaged));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void endNeedsItsFailure() {
        String document = Tapes.document(twoMembers());
        int end = document.indexOf("\"end\": {\n     \"steps\"");
        int failure = document.indexOf("\"failure\"", end);
        String damaged =
                document.substring(0, failure) + "\"other\"" + document.substring(failure + 9);
        TapeException e = assertThrows(TapeException.class, () -> Tapes.read(damaged));
        assertTrue(e.getMessage().contains("failure is missing"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HV01", "HVC", "contoso", "10.0.0.1", "SQL", "secret", "a/b"})
    void anonymisedListHoldsNoName(String name) {
        Tape other = Anonymiser.anonymise(twoMembers(), List.of("HV01", "HVC"));
        String document = Tapes.document(other);
        assertFalse(document.contains(name), document);
        assertTrue(document.contains("warning"), document);
    }

    @Test
    void memberIsCalledTheSameInWhatIsSaidOfAnother() {
        TapedList list = Anonymiser.anonymise(twoMembers(), List.of("HV01")).list().orElseThrow();
        String first = list.members().get(0).name();
        assertEquals(
                first + " refused the account",
                list.members().get(1).end().orElseThrow().failure().what());
    }

    @Test
    void thousandsOfAddressesStayDifferent() {
        List<TapedMember> members = new ArrayList<>();
        TapedEnd end = new TapedEnd(List.of(), notTried("x"));
        for (int i = 0; i < 5_000; i++) {
            String address = "10.1." + i / 250 + "." + i % 250;
            members.add(member(address, false, Optional.of(end)));
        }
        Tape other = Anonymiser.anonymise(list(members.toArray(new TapedMember[0])), List.of());
        Set<String> names = new HashSet<>();
        for (TapedMember member : other.list().orElseThrow().members()) {
            names.add(member.name());
            assertTrue(member.name().matches("(192|198|203)(\\.[0-9]{1,3}){3}"), member.name());
        }
        assertEquals(members.size(), names.size());
    }
}
