package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A file with lines {@code username=}, {@code password=} and {@code domain=}, as smbclient's {@code
 * -A} takes it, and {@code realm=}: names in any case, spaces around them and before the value do
 * not count, everything after that belongs to the value, so that a password may hold {@code =},
 * {@code #}, quotes, and spaces at its end. Lines that start with {@code #} or {@code ;} are
 * comments.
 *
 * <p>Messages show nothing of what is in it: a misplaced line could be the password.
 */
final class AuthenticationFile implements AutoCloseable {
    private final String label;
    private Optional<String> user = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private Optional<String> realm = Optional.empty();
    private Optional<char[]> password = Optional.empty();

    private AuthenticationFile(String label) {
        this.label = label;
    }

    static AuthenticationFile read(Path path) throws UsageException {
        String label = Flag.AUTHENTICATION_FILE.label();
        AuthenticationFile file = new AuthenticationFile(label + " " + path);
        char[] text = new SecretFile(path, label).read();
        try {
            file.readLines(text);
        } catch (UsageException e) {
            file.close();
            throw e;
        } finally {
            Arrays.fill(text, '\0');
        }
        return file;
    }

    private void readLines(char[] text) throws UsageException {
        int number = 1;
        int start = 0;
        for (int at = 0; at <= text.length; at++) {
            if (at == text.length || text[at] == '\n') {
                boolean carriageReturn = at > start && text[at - 1] == '\r';
                readLine(text, start, carriageReturn ? at - 1 : at, number);
                number++;
                start = at + 1;
            }
        }
    }

    private void readLine(char[] text, int from, int to, int number) throws UsageException {
        int start = skipSpace(text, from, to);
        if (start == to || text[start] == '#' || text[start] == ';') {
            return;
        }
        int equals = start;
        while (equals < to && text[equals] != '=') {
            equals++;
        }
        if (equals == to) {
            throw wrong(number, "is not of the form name=value");
        }
        int value = skipSpace(text, equals + 1, to);
        String name = new String(text, start, equals - start).strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "username" -> user = once(user, text(text, value, to), number);
            case "domain" -> domain = once(domain, text(text, value, to), number);
            case "realm" -> realm = once(realm, text(text, value, to), number);
            case "password" ->
                    password = once(password, Arrays.copyOfRange(text, value, to), number);
            default -> throw wrong(number, "is none of username=, password=, domain=, realm=");
        }
    }

    private <T> Optional<T> once(Optional<T> before, T value, int number) throws UsageException {
        if (before.isPresent()) {
            throw wrong(number, "repeats an earlier one");
        }
        return Optional.of(value);
    }

    private UsageException wrong(int number, String what) {
        return new UsageException(
                label + ": line " + number + " " + what,
                "it takes lines username=NAME, password=PASSWORD, domain=DOMAIN and realm=REALM");
    }

    private static String text(char[] text, int from, int to) {
        return new String(text, from, to - from).strip();
    }

    private static int skipSpace(char[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> domain() {
        return domain;
    }

    /** The realm of Kerberos, which is not the domain. */
    Optional<String> realm() {
        return realm;
    }

    /** The password itself, not a copy: wiped by {@link #close()}. */
    Optional<char[]> password() {
        return password;
    }

    @Override
    public void close() {
        if (password.isPresent()) {
            Arrays.fill(password.get(), '\0');
        }
    }
}
