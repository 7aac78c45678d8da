package io.github.checkhyperv.cli;

import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.TicketCache;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is to be proven by Kerberos, and with what: a keytab, a ticket cache or the password. */
final class KerberosSources {
    /** Where MIT's libraries look for a cache before they look for its default. */
    private static final String CACHE_VARIABLE = "KRB5CCNAME";

    private static final String CONFIGURATION_VARIABLE = "KRB5_CONFIG";
    private static final String FILE_TYPE = "FILE:";

    private final OptionReader values;
    private final Map<String, String> environment;

    KerberosSources(OptionReader values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /** Whether Kerberos is asked for; what belongs to it is a mistake where it is not. */
    static boolean areMeant(OptionReader values) throws UsageException {
        String auth = values.text(Flag.AUTH).orElse("");
        boolean given = values.has(Flag.KEYTAB) || values.has(Flag.CCACHE);
        switch (auth) {
            case "kerberos":
                return true;
            case "ntlm":
                if (given) {
                    throw new UsageException(
                            Flag.AUTH.label() + " ntlm takes a password, no keytab and no ccache",
                            "give one or the other");
                }
                break;
            case "":
                if (given) {
                    return true;
                }
                break;
            default:
                throw new UsageException(
                        Flag.AUTH.label() + " '" + auth + "' is unknown", "it is ntlm or kerberos");
        }
        for (Flag flag : new Flag[] {Flag.REALM, Flag.KDC, Flag.SPN}) {
            if (values.has(flag)) {
                throw new UsageException(
                        flag.label() + " is of Kerberos", "add " + Flag.AUTH.label() + " kerberos");
            }
        }
        return false;
    }

    /** Whether it is the password that proves who the user is. */
    boolean needPassword() {
        return !values.has(Flag.KEYTAB) && !values.has(Flag.CCACHE);
    }

    /**
     * The account.
     *
     * @param name as it was given, where it was
     * @param fileRealm {@code realm=} of the authentication file
     * @param password empty where none is needed
     */
    Login login(Optional<String> name, Optional<String> fileRealm, char[] password)
            throws UsageException {
        if (values.has(Flag.KEYTAB) && values.has(Flag.CCACHE)) {
            throw new UsageException(
                    Flag.KEYTAB.label() + " and " + Flag.CCACHE.label() + " are two ways to log in",
                    "give one of them");
        }
        String text = name.orElse("");
        if (text.indexOf('\\') >= 0) {
            throw new UsageException(
                    "a user of Kerberos has a realm and no domain",
                    "give user@REALM, or user and " + Flag.REALM.label());
        }
        int at = text.lastIndexOf('@');
        String user = at < 0 ? text : text.substring(0, at);
        String realm = realm(at < 0 ? "" : text.substring(at + 1), fileRealm);
        if (needPassword() && realm.isEmpty()) {
            throw new UsageException(
                    "no realm is given",
                    "Kerberos needs it: user@REALM, "
                            + Flag.REALM.label()
                            + ", or realm= in the"
                            + " authentication file");
        }
        KerberosSettings settings =
                new KerberosSettings(realm, kdc(), spn(), configuration(), environment);
        return new Login(credentials(user, password), Optional.of(settings));
    }

    private Credentials credentials(String user, char[] password) throws UsageException {
        Optional<Path> keytab = keytab();
        if (keytab.isPresent()) {
            return new Keytab(keytab.get(), user);
        }
        Optional<Path> cache = cache();
        return cache.isPresent()
                ? new TicketCache(cache.get(), user)
                : new Password("", user, password);
    }

    /** A realm is in capitals, which is not how people write what stands behind their name. */
    private String realm(String ofName, Optional<String> ofFile) throws UsageException {
        Optional<String> given = values.text(Flag.REALM);
        String realm = given.isPresent() ? given.get() : ofName.toUpperCase(Locale.ROOT);
        if (realm.isEmpty()) {
            realm = ofFile.orElse("");
        }
        if (given.isPresent() && realm.isEmpty() || !isPlain(realm, "")) {
            throw new UsageException(
                    Flag.REALM.label() + " can be no realm", "it is like CONTOSO.COM");
        }
        return realm;
    }

    private String kdc() throws UsageException {
        String kdc = values.text(Flag.KDC).orElse("");
        if (values.has(Flag.KDC) && kdc.isEmpty() || !isPlain(kdc, ":[]%")) {
            throw new UsageException(Flag.KDC.label() + " can be no KDC", "give HOST or HOST:PORT");
        }
        return kdc;
    }

    private String spn() throws UsageException {
        String spn = values.text(Flag.SPN).orElse("");
        if (values.has(Flag.SPN) && (spn.indexOf('/') <= 0 || !isPlain(spn, "/@:"))) {
            throw new UsageException(
                    Flag.SPN.label() + " '" + spn + "' is no service principal name",
                    "it is like host/hv01.contoso.com");
        }
        return spn;
    }

    /** What goes into a file of configuration, where a brace or a line end would be another's. */
    private static boolean isPlain(String text, String more) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && c != '.' && c != '-' && c != '_' && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private Path configuration() {
        String files = environment.getOrDefault(CONFIGURATION_VARIABLE, "/etc/krb5.conf");
        int colon = files.indexOf(':', 2); // a list of files; C: is a drive
        return Path.of(colon < 0 ? files : files.substring(0, colon));
    }

    private Optional<Path> keytab() throws UsageException {
        Optional<Path> file = values.path(Flag.KEYTAB);
        if (file.isPresent()) {
            new SecretFile(file.get(), Flag.KEYTAB.label()).check();
        }
        return file;
    }

    private Optional<Path> cache() throws UsageException {
        if (!values.has(Flag.CCACHE)) {
            return Optional.empty();
        }
        String name = values.text(Flag.CCACHE).orElse("");
        String label = Flag.CCACHE.label();
        if (name.isEmpty() && !environment.getOrDefault(CACHE_VARIABLE, "").isEmpty()) {
            name = environment.get(CACHE_VARIABLE);
            label = CACHE_VARIABLE;
        }
        if (name.isEmpty()) {
            name = "/tmp/krb5cc_" + userId();
        }
        Path file = path(name, label);
        new SecretFile(file, label).check();
        return Optional.of(file);
    }

    private static Path path(String name, String label) throws UsageException {
        String path = name.startsWith(FILE_TYPE) ? name.substring(FILE_TYPE.length()) : name;
        int colon = path.indexOf(':');
        if (colon > 1 && isPlain(path.substring(0, colon), "")) {
            throw new UsageException(
                    label + " is a ticket cache of type " + path.substring(0, colon),
                    "only files can be read: kinit -c FILE:/path/of/a/file");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new UsageException(label + " can be no file", "check its name");
        }
    }

    /** The number of the user who runs this, as caches of the system have it in their names. */
    private static Object userId() throws UsageException {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new UsageException(
                    Flag.CCACHE.label() + " needs a file here", "name the ticket cache");
        }
    }
}
