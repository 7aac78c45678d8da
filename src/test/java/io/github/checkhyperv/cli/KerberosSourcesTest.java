package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.TicketCache;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which command lines ask for Kerberos, and what they say of it. */
class KerberosSourcesTest {
    private static final Map<String, String> PASSWORD =
            Map.of(ArgumentsParser.PASSWORD_VARIABLE, "Geheim-1!");

    @TempDir private Path folder;

    private Path file(String name, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static Login login(Map<String, String> environment, String... options) {
        return Requests.valid(environment, withHost(options)).asked().login();
    }

    private static String[] withHost(String... options) {
        List<String> all = new ArrayList<>(List.of("-H", "hv01.contoso.com"));
        all.addAll(List.of(options));
        return all.toArray(new String[0]);
    }

    private static void refused(String text, Map<String, String> environment, String... options) {
        Failure mistake = Requests.mistake(environment, withHost(options));
        String told = mistake.message() + "; " + mistake.remedy();
        assertTrue(told.contains(text), told);
    }

    @Test
    void ntlmIsWhatIsUsedUnlessKerberosIsAskedFor() {
        assertTrue(login(PASSWORD, "-u", "monitor").kerberos().isEmpty());
        assertTrue(login(PASSWORD, "-u", "monitor@contoso.com").kerberos().isEmpty());
        assertTrue(login(PASSWORD, "-u", "monitor", "--auth", "ntlm").kerberos().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "monitor@CONTOSO.COM, '', CONTOSO.COM",
        "monitor@contoso.com, '', CONTOSO.COM",
        "monitor, CONTOSO.COM, CONTOSO.COM",
        "monitor, Mixed.Case, Mixed.Case",
        "monitor@upn.com, CORP.CONTOSO.COM, CORP.CONTOSO.COM"
    })
    void aPasswordNeedsARealm(String user, String option, String realm) {
        String[] options =
                option.isEmpty()
                        ? new String[] {"-u", user, "--auth", "kerberos"}
                        : new String[] {"-u", user, "--auth", "kerberos", "--realm", option};
        Login login = login(PASSWORD, options);
        assertEquals(realm, login.kerberos().orElseThrow().realm());
        Password password = assertInstanceOf(Password.class, login.credentials());
        assertEquals("monitor", password.user());
        assertArrayEquals("Geheim-1!".toCharArray(), password.password());
    }

    @Test
    void theRealmCanStandInTheAuthenticationFileWhereADomainIsNone() throws IOException {
        Path file = file("auth", "rw-------");
        Files.writeString(file, "username=monitor\npassword=p\nrealm=CONTOSO.COM\n");
        Login login = login(Map.of(), "-A", file.toString(), "--auth", "kerberos");
        assertEquals("CONTOSO.COM", login.kerberos().orElseThrow().realm());
        Files.writeString(file, "username=monitor\npassword=p\ndomain=CONTOSO\n");
        refused("no realm is given", Map.of(), "-A", file.toString(), "--auth", "kerberos");
    }

    @Test
    void aKeytabIsKerberosAndNeedsNeitherUserNorPassword() throws IOException {
        Path file = file("keytab", "rw-------");
        Login login = login(Map.of(), "--keytab", file.toString());
        assertEquals(new Keytab(file, ""), login.credentials());
        KerberosSettings settings = login.kerberos().orElseThrow();
        assertEquals("", settings.realm());
        assertEquals("", settings.kdc());
        assertEquals(Path.of("/etc/krb5.conf"), settings.system());
        Login named =
                login(
                        Map.of("KRB5_CONFIG", "/a/krb5.conf:/b"),
                        "--keytab",
                        file.toString(),
                        "-u",
                        "monitor@contoso.com",
                        "--kdc",
                        "dc1.contoso.com:88",
                        "--spn",
                        "host/hv01.contoso.com");
        assertEquals(new Keytab(file, "monitor"), named.credentials());
        assertEquals("dc1.contoso.com:88", named.kerberos().orElseThrow().kdc());
        assertEquals("host/hv01.contoso.com", named.kerberos().orElseThrow().spn());
        assertEquals(Path.of("/a/krb5.conf"), named.kerberos().orElseThrow().system());
    }

    @Test
    void aTicketCacheIsTheNamedOneThenThatOfTheEnvironment() throws IOException {
        Path file = file("cc", "rw-------");
        Path other = file("other", "rw-------");
        assertEquals(
                new TicketCache(file, ""),
                login(Map.of("KRB5CCNAME", "FILE:" + other), "--ccache", file.toString())
                        .credentials());
        assertEquals(
                new TicketCache(other, ""),
                login(Map.of("KRB5CCNAME", "FILE:" + other), "--ccache").credentials());
        refused("type KCM", Map.of("KRB5CCNAME", "KCM:0"), "--ccache");
        refused("type KEYRING", Map.of(), "--ccache", "KEYRING:persistent:0");
        refused("type DIR", Map.of(), "--ccache", "DIR:/tmp/x");
    }

    @Test
    void filesThatOthersCanReadAreRefused() throws IOException {
        String open = file("open", "rw-r-----").toString();
        refused("chmod 600 " + open, Map.of(), "--keytab", open);
        refused("chmod 600 " + open, Map.of(), "--ccache", open);
        refused("does not exist", Map.of(), "--keytab", folder.resolve("none").toString());
    }

    @Test
    void whatDoesNotGoTogetherIsAMistake() throws IOException {
        String file = file("file", "rw-------").toString();
        refused("two ways", Map.of(), "--keytab", file, "--ccache", file);
        refused("takes a password", PASSWORD, "--auth", "ntlm", "--keytab", file);
        refused("it is ntlm or kerberos", PASSWORD, "--auth", "basic", "-u", "x");
        refused("add --auth kerberos", PASSWORD, "-u", "x", "--realm", "CONTOSO.COM");
        refused("add --auth kerberos", PASSWORD, "-u", "x", "--kdc", "dc1");
        refused("add --auth kerberos", PASSWORD, "-u", "x", "--spn", "host/x");
        refused("user@REALM", PASSWORD, "--auth", "kerberos", "-u", "CONTOSO\\x");
        refused("no user is given", PASSWORD, "--auth", "kerberos");
        refused("no password is given", Map.of(), "--auth", "kerberos", "-u", "x@Y");
    }

    /** What goes into a file of configuration must not be able to add anything to it. */
    @ParameterizedTest
    @CsvSource({
        "--realm, 'A }', can be no realm",
        "--realm, '', can be no realm",
        "--kdc, 'dc1 }', can be no KDC",
        "--kdc, 'dc1={', can be no KDC",
        "--spn, 'hv01', no service principal name",
        "--spn, 'host/a b', no service principal name"
    })
    void namesThatAreNoneAreRefused(String option, String value, String text) {
        refused(text, PASSWORD, "--auth", "kerberos", "-u", "x@Y", option, value);
        if (!value.isEmpty()) {
            refused(text, PASSWORD, "--auth", "kerberos", "-u", "x@Y", option, value + "\n");
        }
    }
}
