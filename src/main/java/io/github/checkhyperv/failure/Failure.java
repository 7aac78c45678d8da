package io.github.checkhyperv.failure;

import java.util.OptionalInt;

/**
 * Why something could not be done: where on the way that arose, which of the known problems it is,
 * and what was seen.
 *
 * @param stage where it arose
 * @param problem which of the known problems it is
 * @param what what happened, in the words of the problem or in more exact ones
 * @param seen what is known beyond that, or empty
 * @param status the HRESULT, NTSTATUS or RPC status that the host gave, as it was on the wire
 * @param remedy what the operator can do
 */
public record Failure(
        Stage stage, Problem problem, String what, String seen, OptionalInt status, String remedy) {
    private static final String HEX = "0123456789ABCDEF";

    /** A failure in the words of its problem. {@code seen} may be empty. */
    public Failure(Stage stage, Problem problem, String seen) {
        this(stage, problem, problem.message(), seen, OptionalInt.empty(), problem.remedy());
    }

    /** A failure that the host gave a status for, in the words of its problem. */
    public Failure(Stage stage, Problem problem, String seen, int status) {
        this(stage, problem, problem.message(), seen, OptionalInt.of(status), problem.remedy());
    }

    /** A failure with words of its own for what happened and what to do. */
    public Failure(Stage stage, Problem problem, String what, String remedy) {
        this(stage, problem, what, "", OptionalInt.empty(), remedy);
    }

    /** A fault of this program, or too little memory. */
    public static Failure ofFault(Throwable fault) {
        if (fault instanceof VirtualMachineError) {
            return ofFault(
                    fault.toString(), "give the JVM more memory; if that does not help, report it");
        }
        StackTraceElement[] trace = fault.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return ofFault(fault + where, GeneralProblem.INTERNAL_ERROR.remedy());
    }

    private static Failure ofFault(String what, String remedy) {
        return new Failure(Stage.INTERNAL, GeneralProblem.INTERNAL_ERROR, what, remedy);
    }

    /** The same, with more exact words for what happened and what was seen. */
    public Failure about(String exactly, String seenThere) {
        return new Failure(stage, problem, exactly, seenThere, status, remedy);
    }

    /** What happened, what was seen, and the host's status, in one line. */
    public String message() {
        StringBuilder text = new StringBuilder(what);
        if (!seen.isEmpty()) {
            text.append(": ").append(seen);
        }
        if (status.isPresent()) {
            appendStatus(text, status.getAsInt());
        }
        return text.toString();
    }

    /** The number is what one looks up; its name is in what was seen, where it has one. */
    private static void appendStatus(StringBuilder text, int status) {
        text.append(" (0x");
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(HEX.charAt(status >>> shift & 15));
        }
        text.append(')');
    }

    /** Whether time ran out. */
    public boolean timedOut() {
        return problem.isTimeOut();
    }
}
