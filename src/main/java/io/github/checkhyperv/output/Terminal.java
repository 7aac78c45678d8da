package io.github.checkhyperv.output;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the person in front of standard output can see.
 *
 * @param colour whether colours are welcome
 * @param width columns; 0 = no limit
 */
public record Terminal(boolean colour, int width) {
    /** A file or a pipe. */
    public static final Terminal NONE = new Terminal(false, 0);

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 40;
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /** Looks at this process's standard output and at the variables COLUMNS, NO_COLOR and TERM. */
    public static Terminal detect(Map<String, String> environment) {
        // Not by JLine: it asks standard input, which may be closed, and takes half a second.
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        if (!isTerminal()) {
            return new Terminal(false, columns == 0 ? 0 : Math.max(columns, LEAST_WIDTH));
        }
        if (columns == 0) {
            columns = askTerminal();
        }
        boolean colour =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(colour, columns == 0 ? USUAL_WIDTH : Math.max(columns, LEAST_WIDTH));
    }

    /** Whether this process's standard output is one. */
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return hasConsole(); // Not Linux.
        }
    }

    /** From JDK 22 on there may be a console where there is no terminal; then it says so. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // Before JDK 22 a console is a terminal.
        }
    }

    /** Shells know the width but do not export it; the terminal itself tells, as {@code 24 80}. */
    private static int askTerminal() {
        ProcessBuilder builder = new ProcessBuilder("stty", "size");
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.redirectInput(new File("/dev/tty"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (InputStream in = process.getInputStream()) {
                if (!process.waitFor(1, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return 0;
                }
                String text = new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
                return number(text.substring(text.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 5) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
