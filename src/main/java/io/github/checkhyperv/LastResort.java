package io.github.checkhyperv;

import java.nio.charset.StandardCharsets;

/**
 * Answers that are made when there is memory, for when there is none to make one. The document has
 * every member that JsonRenderer writes, as programs rely on them.
 */
final class LastResort {
    private static final String MESSAGE = "the program ran out of memory or stack";
    private static final String REMEDY =
            "give the JVM more memory; if that does not help, report it";

    private static final String LINE =
            "STORAGE QOS UNKNOWN - internal: " + MESSAGE + "; " + REMEDY + "\n";

    private static final String DOCUMENT =
            "{\"schema\":1,\"plugin\":\"check_hyperv_storage_qos\",\"version\":\"unknown\","
                    + "\"host\":null,\"address\":null,\"status\":\"UNKNOWN\",\"exit_code\":3,"
                    + ("\"message\":\"internal: " + MESSAGE + "; " + REMEDY + "\",")
                    + "\"failure\":{\"stage\":\"internal\",\"problem\":\"INTERNAL_ERROR\","
                    + ("\"message\":\"" + MESSAGE + "\",\"remedy\":\"" + REMEDY + "\",")
                    + "\"timed_out\":false},\"counts\":{\"disks\":0,\"below_reservation\":0,"
                    + "\"degraded\":0,\"not_judged\":0,\"reserved\":0,\"incomplete\":0,"
                    + "\"missing\":0,\"excluded\":0},"
                    + "\"thresholds\":{\"warning\":\"0\",\"critical\":null},"
                    + "\"disks\":[],\"missing\":[],\"timings\":[],\"seconds\":0.000}\n";

    private final byte[] line = LINE.getBytes(StandardCharsets.US_ASCII);
    private final byte[] document = DOCUMENT.getBytes(StandardCharsets.US_ASCII);

    /** The document, or the line. */
    byte[] text(boolean json) {
        return json ? document : line;
    }
}
