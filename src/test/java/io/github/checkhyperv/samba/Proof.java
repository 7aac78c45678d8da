package io.github.checkhyperv.samba;

/** Assertions that print a line each: {@code ok WHAT} or {@code not ok WHAT: WHY}. */
final class Proof {
    private Proof() {}

    /** One thing that is asserted; returns what to add to its line. */
    interface Assertion {
        String run() throws Exception;
    }

    static void assertThat(String what, Assertion assertion) {
        try {
            System.out.println("ok " + what + assertion.run());
        } catch (Exception | AssertionError e) {
            System.out.println("not ok " + what + ": " + e);
        }
    }

    static void equal(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError(what + ": " + found + ", not " + expected);
        }
    }
}
