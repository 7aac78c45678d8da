package io.github.checkhyperv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Name and version of this program, as the build wrote it down. */
final class Version {
    static final String PLUGIN = "check_hyperv_storage_qos";

    private Version() {}

    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return in == null
                    ? "unknown"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
