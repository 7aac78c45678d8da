package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.ntlm.Challenge;
import io.github.checkhyperv.simhost.ntlm.Flags;
import java.util.function.UnaryOperator;

/** NTLM challenges that want to do without something. */
public final class ChallengeFaults {
    private ChallengeFaults() {}

    /** Without these NegotiateFlags; see {@link Flags}. */
    public static FaultPlan without(int flags) {
        return challenge(challenge -> challenge.withFlags(challenge.flags() & ~flags));
    }

    /** Without any target information. */
    public static FaultPlan withoutTargetInfo() {
        return without(Flags.TARGET_INFO);
    }

    /** Without the AV pair of this id. */
    public static FaultPlan withoutPair(int id) {
        return challenge(
                challenge ->
                        challenge.withTargetInfo(
                                challenge.targetInfo().stream()
                                        .filter(pair -> pair.id() != id)
                                        .toList()));
    }

    /** Without the server's time. */
    public static FaultPlan withoutTimestamp() {
        return withoutPair(Challenge.AvPair.TIMESTAMP);
    }

    /** Whatever this makes of the challenge. */
    public static FaultPlan challenge(UnaryOperator<Challenge> change) {
        return new FaultPlan() {
            @Override
            public Challenge onChallenge(Point point, Challenge challenge) {
                return change.apply(challenge);
            }
        };
    }
}
