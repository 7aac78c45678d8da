package io.github.checkhyperv.faults;

import java.util.ArrayList;
import java.util.List;

/** All combinations. */
final class Matrix {
    private Matrix() {}

    static List<Combination> all(DeadPorts ports) {
        List<Combination> all = new ArrayList<>();
        all.addAll(HonestHosts.all());
        all.addAll(WireManners.all(ports));
        all.addAll(PduManners.all());
        all.addAll(StatusManners.all());
        all.addAll(BatchManners.all());
        all.addAll(ChallengeManners.all());
        all.addAll(ReferenceManners.all());
        all.addAll(ObjectManners.all());
        return all;
    }
}
