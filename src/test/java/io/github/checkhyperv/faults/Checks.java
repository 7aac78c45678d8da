package io.github.checkhyperv.faults;

import java.util.BitSet;

/** What sources that {@link CheckMarker} has marked ask at each of their checks. */
public final class Checks {
    /** A check may look a name up in a thread of its own. */
    private static final InheritableThreadLocal<Checks> OF_THIS_RUN =
            new InheritableThreadLocal<>();

    private static final int NONE = -1;

    private final int gone;
    private final BitSet held = new BitSet();

    private Checks(int gone) {
        this.gone = gone;
    }

    /** From here on in this thread every check is made. */
    static Checks all() {
        return without(NONE);
    }

    /** From here on in this thread the check of this number is not made. */
    static Checks without(int gone) {
        Checks checks = new Checks(gone);
        OF_THIS_RUN.set(checks);
        return checks;
    }

    /** The checks that found something since. */
    synchronized BitSet held() {
        return (BitSet) held.clone();
    }

    private synchronized void note(int check) {
        held.set(check);
    }

    /** What marked sources take for their condition. */
    public static boolean holds(int check, boolean condition) {
        Checks checks = OF_THIS_RUN.get();
        if (!condition || checks == null) {
            return condition;
        }
        checks.note(check);
        return check != checks.gone;
    }
}
