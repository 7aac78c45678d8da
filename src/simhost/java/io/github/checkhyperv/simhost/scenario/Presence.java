package io.github.checkhyperv.simhost.scenario;

import java.util.Locale;

/** How a host answers for a family of classes. */
public enum Presence {
    /** It has them. */
    THERE,
    /** It does not have them: 0x80041010. */
    MISSING,
    /** The account has no right: 0x80041003. */
    DENIED,
    /** It has them, without instances. */
    EMPTY;

    /** Whether the classes are there, whoever may see them. */
    boolean declares() {
        return this != MISSING;
    }

    static Presence labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
