package io.github.checkhyperv.faults;

import static io.github.checkhyperv.faults.Ending.FAILED;

import io.github.checkhyperv.simhost.fault.ChallengeFaults;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.PduFaults;
import io.github.checkhyperv.simhost.ntlm.Challenge.AvPair;
import io.github.checkhyperv.simhost.ntlm.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** NTLM challenges that want less, or were tampered with. */
final class ChallengeCombinations {
    private static final String FAMILY = "challenge";
    private static final int LONGEST = 400;

    private static final Map<String, Integer> NEEDED =
            new TreeMap<>(
                    Map.of(
                            "Unicode", Flags.UNICODE,
                            "sign", Flags.SIGN,
                            "seal", Flags.SEAL,
                            "extended session security", Flags.EXTENDED_SESSION_SECURITY,
                            "target info", Flags.TARGET_INFO,
                            "128 bit", Flags.BITS_128,
                            "key exchange", Flags.KEY_EXCHANGE,
                            "sign and seal", Flags.SIGN | Flags.SEAL,
                            "anything", -1));

    private static final Map<String, Integer> NOT_NEEDED =
            new TreeMap<>(
                    Map.of(
                            "56 bit", Flags.BITS_56,
                            "version", Flags.VERSION,
                            "target type", Flags.TARGET_TYPE_DOMAIN,
                            "request target", Flags.REQUEST_TARGET,
                            "always sign", Flags.ALWAYS_SIGN));

    private final List<Combination> all = new ArrayList<>();

    private ChallengeCombinations() {}

    static List<Combination> all() {
        ChallengeCombinations manners = new ChallengeCombinations();
        for (SessionPlace place : List.of(SessionPlace.BIND_MAPPER, SessionPlace.BIND_EXPORTER)) {
            manners.flags(place);
            manners.pairs(place);
            manners.tampered(place);
        }
        return manners.all;
    }

    private void add(
            String manner, SessionPlace place, Supplier<FaultPlan> plan, Expectation expected) {
        all.add(Combination.of(FAMILY, manner, place, plan, expected));
    }

    private void flags(SessionPlace place) {
        Expectation failed = Expectation.broken(place, FAILED);
        NEEDED.forEach(
                (name, flags) ->
                        add(
                                "without " + name,
                                place,
                                () -> ChallengeFaults.without(flags),
                                failed));
        NOT_NEEDED.forEach(
                (name, flags) ->
                        add(
                                "without " + name,
                                place,
                                () -> ChallengeFaults.without(flags),
                                Expectation.right()));
    }

    private void pairs(SessionPlace place) {
        Expectation failed = Expectation.broken(place, FAILED);
        for (int id :
                new int[] {AvPair.NB_COMPUTER_NAME, AvPair.NB_DOMAIN_NAME, AvPair.TIMESTAMP}) {
            add("without pair " + id, place, () -> ChallengeFaults.withoutPair(id), failed);
        }
        for (int id :
                new int[] {
                    AvPair.DNS_COMPUTER_NAME, AvPair.DNS_DOMAIN_NAME, AvPair.DNS_TREE_NAME
                }) {
            Expectation right = Expectation.right();
            add("without pair " + id, place, () -> ChallengeFaults.withoutPair(id), right);
        }
        add("without any pair", place, () -> pairs(List.of()), failed);
        add("a timestamp of 7 octets", place, () -> pair(AvPair.TIMESTAMP, 7), failed);
        add("flags of 2 octets", place, () -> pair(AvPair.FLAGS, 2), failed);
        add("a pair of 3,000 octets", place, () -> pair(77, 3_000), failed);
        add("an unknown pair", place, () -> pair(77, 3), Expectation.right());
    }

    private static FaultPlan pairs(List<AvPair> pairs) {
        return ChallengeFaults.challenge(challenge -> challenge.withTargetInfo(pairs));
    }

    /** Adds a pair of so many octets, before those that are there. */
    private static FaultPlan pair(int id, int octets) {
        return ChallengeFaults.challenge(
                challenge -> {
                    List<AvPair> pairs = new ArrayList<>();
                    pairs.add(new AvPair(id, new byte[octets]));
                    pairs.addAll(challenge.targetInfo());
                    return challenge.withTargetInfo(pairs);
                });
    }

    /**
     * One bit of the message, changed on the way: what the client does not see, the host does, by
     * the MIC over all three messages.
     */
    private void tampered(SessionPlace place) {
        Expectation failed =
                Expectation.broken(place, FAILED).at("authenticate", "activate", "log in");
        for (int offset = 1; offset <= LONGEST; offset += 7) {
            int beforeEnd = offset;
            Supplier<FaultPlan> plan = () -> flipped(beforeEnd);
            add("bit flipped " + beforeEnd + " before the end", place, plan, failed);
        }
    }

    /** Flips a bit of auth_value, counted from its end and around it. */
    private static FaultPlan flipped(int beforeEnd) {
        return PduFaults.replace(
                pdu -> {
                    byte[] changed = pdu.clone();
                    int authLength = pdu[10] & 0xff | (pdu[11] & 0xff) << 8;
                    changed[pdu.length - 1 - (beforeEnd - 1) % authLength] ^= 0x10;
                    return changed;
                });
    }
}
