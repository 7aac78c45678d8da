package io.github.checkhyperv.failure;

/**
 * A known way to fail, with the way out. Each package that can fail has an enum of its own
 * problems; the README's table of failures lists exactly these.
 */
public interface Problem {
    /** Its name in the table of failures and in documents, such as {@code TIMED_OUT}. */
    String name();

    /** What went wrong, in a few words. */
    String message();

    /** What the operator can do. */
    String remedy();

    /** Whether the account was refused, so that it may be locked if it is tried again and again. */
    default boolean refusesAccount() {
        return false;
    }

    /** Whether it is that time ran out, for which {@code -t} has a state of its own. */
    default boolean isTimeOut() {
        return false;
    }
}
