package io.github.checkhyperv.faults;

import java.util.ArrayList;
import java.util.List;

/** All combinations. */
final class AllCombinations {
    private AllCombinations() {}

    static List<Combination> all(DeadPorts ports) {
        List<Combination> all = new ArrayList<>();
        all.addAll(CorrectHostCombinations.all());
        all.addAll(WireCombinations.all(ports));
        all.addAll(PduCombinations.all());
        all.addAll(StatusCombinations.all());
        all.addAll(BatchCombinations.all());
        all.addAll(ChallengeCombinations.all());
        all.addAll(KerberosCombinations.all(ports));
        all.addAll(ReferenceCombinations.all());
        all.addAll(ObjectCombinations.all());
        return all;
    }
}
