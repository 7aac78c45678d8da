package io.github.checkhyperv.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where the account comes from: the command line before the environment before the authentication
 * file before {@code --extra-opts}.
 */
final class LoginSources {
    private static final String WAYS =
            "put username= and password= into a file of your own with mode 600 and name it with -A,"
                    + " or set "
                    + ArgumentsParser.PASSWORD_VARIABLE
                    + ", or use --extra-opts or --password";

    private final OptionValues line;
    private final OptionValues options;
    private final Map<String, String> environment;

    LoginSources(OptionValues line, OptionValues options, Map<String, String> environment) {
        this.line = line;
        this.options = options;
        this.environment = environment;
    }

    /** The account; the caller closes it. */
    Login login() throws UsageException {
        Optional<Path> path = new Values(line, options).path(Flag.AUTHENTICATION_FILE);
        if (path.isEmpty()) {
            return login(Optional.empty(), Optional.empty(), Optional.empty());
        }
        try (AuthenticationFile file = AuthenticationFile.read(path.get())) {
            return login(file.user(), file.domain(), file.password());
        }
    }

    private Login login(
            Optional<String> fileUser, Optional<String> fileDomain, Optional<char[]> filePassword)
            throws UsageException {
        Optional<String> user = line.value(Flag.USERNAME);
        if (user.isEmpty()) {
            user = fileUser.isPresent() ? fileUser : options.value(Flag.USERNAME);
        }
        if (user.isEmpty()) {
            throw new UsageException("no user is given", "name it with -u, or " + WAYS);
        }
        char[] password = password(filePassword);
        try {
            return login(user.get(), fileDomain.orElse(""), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char[] password(Optional<char[]> ofFile) throws UsageException {
        Optional<String> password = line.value(Flag.PASSWORD);
        if (password.isPresent()) {
            return password.get().toCharArray();
        }
        String variable = environment.get(ArgumentsParser.PASSWORD_VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            return variable.toCharArray();
        }
        if (ofFile.isPresent()) {
            return ofFile.get().clone();
        }
        Optional<String> option = options.value(Flag.PASSWORD);
        if (option.isPresent()) {
            return option.get().toCharArray();
        }
        throw new UsageException("no password is given", WAYS);
    }

    /** {@code DOMAIN\name}, {@code name@realm}, or a plain name, which takes the file's domain. */
    private static Login login(String user, String domain, char[] password) throws UsageException {
        int backslash = user.indexOf('\\');
        String ownDomain = backslash < 0 ? domain : user.substring(0, backslash);
        String name = user.substring(backslash + 1);
        if (name.isBlank() || name.indexOf('\\') >= 0) {
            throw new UsageException(
                    Flag.USERNAME.label() + " '" + user + "' names no user",
                    "it is DOMAIN\\user, user@realm or user; a shell takes the backslash away"
                            + " unless it is quoted");
        }
        if (backslash < 0 && name.indexOf('@') > 0) {
            return new Login("", name, password);
        }
        return new Login(ownDomain.equals(".") ? "" : ownDomain, name, password);
    }
}
