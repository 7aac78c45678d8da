package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;

import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.KerberosFaults;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mechanism;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Mic;
import io.github.checkhyperv.simhost.kerberos.KerberosAnswer.Proof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Answers to a ticket that want less, prove nothing or refuse; and what goes wrong with the PDUs
 * and on the wire, while these are sealed by Kerberos.
 */
final class KerberosCombinations {
    private static final String FAMILY = "ticket";

    private final List<Combination> all = new ArrayList<>();

    private KerberosCombinations() {}

    static List<Combination> all(DeadPorts ports) {
        KerberosCombinations combinations = new KerberosCombinations();
        for (SessionPlace place : List.of(SessionPlace.BIND_MAPPER, SessionPlace.BIND_EXPORTER)) {
            combinations.refused(place);
            combinations.unproven(place);
            combinations.different(place);
        }
        combinations.asWithNtlm(CorrectHostCombinations.all());
        combinations.asWithNtlm(WireCombinations.all(ports));
        combinations.asWithNtlm(PduCombinations.all());
        combinations.asWithNtlm(aboveSecurity());
        return combinations.all;
    }

    /** What a host says by calls and objects, in whatever way these are sealed. */
    private static List<Combination> aboveSecurity() {
        List<Combination> all = new ArrayList<>(StatusCombinations.all());
        all.addAll(BatchCombinations.all());
        all.addAll(ReferenceCombinations.all());
        all.addAll(ObjectCombinations.all());
        return all;
    }

    /** The families of these, by Kerberos. */
    static Set<String> familiesAboveSecurity() {
        Set<String> families = new HashSet<>();
        for (Combination each : aboveSecurity()) {
            families.add(each.byKerberos().family());
        }
        return families;
    }

    /** AUTH3 is NTLM's; and the first alter context is where Kerberos logs in. */
    private void asWithNtlm(List<Combination> combinations) {
        for (Combination each : combinations) {
            if (!each.place().startsWith("auth3") && !each.place().equals("alter context")) {
                all.add(each.byKerberos(expectation(each)));
            }
        }
    }

    /** What comes twice for a bind is taken for the answer to the alter context after it. */
    private static Expectation expectation(Combination combination) {
        boolean twice = combination.manner().equals("twice");
        return twice && combination.place().startsWith("bind")
                ? combination.expectation().at("authenticate")
                : combination.expectation();
    }

    private void fails(String manner, SessionPlace place, UnaryOperator<KerberosAnswer> change) {
        Expectation failed = Expectation.broken(place, FAILED);
        all.add(Combination.of(FAMILY, manner, place, () -> plan(change), failed).byKerberos());
    }

    private void works(String manner, SessionPlace place, UnaryOperator<KerberosAnswer> change) {
        all.add(
                Combination.of(FAMILY, manner, place, () -> plan(change), Expectation.right())
                        .byKerberos());
    }

    private static FaultPlan plan(UnaryOperator<KerberosAnswer> change) {
        return KerberosFaults.answer(change);
    }

    private void refused(SessionPlace place) {
        for (int code : new int[] {32, 33, 34, 36, 37, 41, 44, 45, 60}) {
            fails("error " + code, place, answer -> answer.withError(code));
        }
        fails("a clock 11 minutes ahead", place, answer -> answer.withClockAhead(660));
        fails("NTLM chosen", place, answer -> answer.withMechanism(Mechanism.NTLM));
        fails("another choice", place, answer -> answer.withMechanism(Mechanism.UNKNOWN));
        fails("rejected at the end", place, answer -> answer.withState(2));
        fails("not completed at the end", place, answer -> answer.withState(1));
    }

    private void unproven(SessionPlace place) {
        for (Proof proof : Proof.values()) {
            if (proof != Proof.RIGHT) {
                fails("proof " + proof, place, answer -> answer.withProof(proof));
            }
        }
        for (int type : new int[] {1, 3, 16, 19, 20, 23}) {
            fails("a key of type " + type, place, answer -> answer.withSubkeyType(type));
        }
        fails("a wrong MIC", place, answer -> answer.withMic(Mic.WRONG));
        fails("no MIC", place, answer -> answer.withMic(Mic.MISSING));
        fails("a later sequence number", place, answer -> answer.withSequenceError(1));
        fails("an earlier sequence number", place, answer -> answer.withSequenceError(-1));
    }

    private void different(SessionPlace place) {
        works("the other name of Kerberos", place, a -> a.withMechanism(Mechanism.KERBEROS));
        works("no key of the host's", place, answer -> answer.withSubkeyType(0));
        works("a key of AES128", place, answer -> answer.withSubkeyType(17));
        works("no filler", place, answer -> answer.withFiller(0, 28));
        works("two blocks of filler", place, answer -> answer.withFiller(32, 28));
        works("another rotation", place, answer -> answer.withFiller(16, 5));
    }
}
