package io.github.checkhyperv;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long ago this process began, as the time limit counts from there. The launcher hands over
 * what {@code /proc/uptime} read when it began itself: that costs no class and no other program.
 */
final class ProcessAge {
    /** The property with the seconds since the system's start at which the launcher began. */
    private static final String STARTED = "check.started";

    private static final String UPTIME = "/proc/uptime";
    private static final int LONGEST = 64;
    private static final long NANOS_PER_HUNDREDTH = 10_000_000;

    private ProcessAge() {}

    /** Nanoseconds since the start; 0 where nothing tells. */
    static long nanos() {
        long now = uptime();
        if (now < 0) {
            return ofSystem();
        }
        long started = hundredths(System.getProperty(STARTED, ""));
        return started < 0 ? 0 : Math.max(0, now - started) * NANOS_PER_HUNDREDTH;
    }

    /** Hundredths of a second since the system's start; -1 where that is not to be had. */
    private static long uptime() {
        try (FileInputStream in = new FileInputStream(UPTIME)) {
            byte[] octets = new byte[LONGEST];
            int length = Math.max(0, in.read(octets));
            return hundredths(new String(octets, 0, length, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return -1; // Not Linux.
        }
    }

    /** Reads {@code 123.45}, whatever follows a space; -1 for anything else. */
    static long hundredths(String text) {
        int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
        int point = end - 3;
        if (point < 1 || end > 18 || text.charAt(point) != '.') {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return -1;
            }
            value = i == point ? value : 10 * value + (c - '0');
        }
        return value;
    }

    /** Exact on Windows and macOS; on Linux it may be a second off, and cost 10 ms. */
    private static long ofSystem() {
        Optional<Instant> start = ProcessHandle.current().info().startInstant();
        return start.isEmpty()
                ? 0
                : Math.max(0, Duration.between(start.get(), Instant.now()).toNanos());
    }
}
