package io.github.checkhyperv.cli;

import io.github.checkhyperv.security.Password;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    private final GivenOptions line;
    private final GivenOptions options;
    private final OptionReader values;
    private final Map<String, String> environment;

    LoginSources(GivenOptions line, GivenOptions options, Map<String, String> environment) {
        this.line = line;
        this.options = options;
        this.values = new OptionReader(line, options);
        this.environment = environment;
    }

    /** The account; the caller closes it. */
    Login login() throws UsageException {
        Optional<Path> path = values.path(Flag.AUTHENTICATION_FILE);
        boolean kerberos = isKerberos();
        if (path.isEmpty()) {
            return kerberos
                    ? byKerberos(Optional.empty(), Optional.empty(), Optional.empty())
                    : login(Optional.empty(), Optional.empty(), Optional.empty());
        }
        boolean ofLine = line.has(Flag.AUTHENTICATION_FILE);
        if (!ofLine && !Files.exists(path.get(), LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(
                    Flag.AUTHENTICATION_FILE.label()
                            + " in the file of --extra-opts names a file that is not there",
                    "check its name");
        }
        try (AuthenticationFile file = AuthenticationFile.read(path.get())) {
            return kerberos
                    ? byKerberos(file.user(), file.realm(), file.password())
                    : login(file.user(), file.domain(), file.password());
        }
    }

    /** Nothing of Kerberos is loaded where none of its options is given. */
    private boolean isKerberos() throws UsageException {
        return (values.has(Flag.AUTH)
                        || values.has(Flag.KEYTAB)
                        || values.has(Flag.CCACHE)
                        || values.has(Flag.REALM)
                        || values.has(Flag.KDC)
                        || values.has(Flag.SPN))
                && KerberosSources.areMeant(values);
    }

    private Login byKerberos(
            Optional<String> fileUser, Optional<String> fileRealm, Optional<char[]> filePassword)
            throws UsageException {
        KerberosSources sources = new KerberosSources(values, environment);
        Optional<String> user = line.value(Flag.USERNAME);
        if (user.isEmpty()) {
            user = fileUser.isPresent() ? fileUser : options.value(Flag.USERNAME);
        }
        if (!sources.needPassword()) {
            return sources.login(user, fileRealm, new char[0]);
        }
        if (user.isEmpty()) {
            throw new UsageException("no user is given", "name it with -u, or " + WAYS);
        }
        char[] password = password(filePassword);
        try {
            return sources.login(user, fileRealm, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Login login(
            Optional<String> fileUser, Optional<String> fileDomain, Optional<char[]> filePassword)
            throws UsageException {
        AccountName name = name(fileUser, fileDomain.orElse(""));
        char[] password = password(filePassword);
        try {
            return new Login(new Password(name.domain(), name.user(), password), Optional.empty());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private AccountName name(Optional<String> ofFile, String domain) throws UsageException {
        String label = Flag.USERNAME.label();
        Optional<String> user = line.value(Flag.USERNAME);
        if (user.isPresent()) {
            return AccountName.parse(
                    user.get(),
                    label + line.place(Flag.USERNAME),
                    line.isOnCommandLine(Flag.USERNAME),
                    domain);
        }
        // What a file holds is not shown: it could be the password, in the wrong line.
        if (ofFile.isPresent()) {
            label = "the file of " + Flag.AUTHENTICATION_FILE.label();
            return AccountName.parse(ofFile.get(), label, false, domain);
        }
        user = options.value(Flag.USERNAME);
        if (user.isPresent()) {
            label += " in the file of --extra-opts";
            return AccountName.parse(user.get(), label, false, domain);
        }
        throw new UsageException("no user is given", "name it with -u, or " + WAYS);
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
}
