package io.github.checkhyperv.security.kerberos;

/** Says how far two clocks are apart. */
final class ClockSkew {
    private ClockSkew() {}

    /**
     * @param whose the other clock, as {@code the host's}
     * @param theirs its time, seconds since 1970; 0 when it is not known
     * @param ours the time here
     */
    static String describe(String whose, long theirs, long ours) {
        StringBuilder text = new StringBuilder(whose).append(" clock");
        if (theirs == 0) {
            return text.toString();
        }
        long seconds = theirs - ours;
        text.append(" is ").append(Math.abs(seconds)).append(" s ");
        return text.append(seconds < 0 ? "behind" : "ahead of").append(" the one here").toString();
    }
}
