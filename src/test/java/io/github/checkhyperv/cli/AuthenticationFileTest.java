package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.security.Password;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationFileTest {
    @TempDir Path folder;

    @BeforeEach
    void needsPosixRights() {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: this file system knows no POSIX rights");
    }

    @Test
    void threeLinesMakeALogin() throws Exception {
        Password login = login(file("username=monitor\npassword=Geheim-1!\ndomain=CONTOSO\n"));
        assertEquals("CONTOSO", login.domain());
        assertEquals("monitor", login.user());
        assertArrayEquals("Geheim-1!".toCharArray(), login.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=u\npassword=p",
                "username = u\npassword = p\n",
                "  USERNAME\t=\tu\r\nPassWord=p\r\n",
                "\ufeffusername=u\npassword=p\n",
                "# comment\n; another\n\n  \nusername=u\n #x\npassword=p\n",
                "password=p\nusername=u\n\n"
            })
    void layoutDoesNotMatter(String text) throws Exception {
        Password login = login(file(text));
        assertEquals("u", login.user());
        assertArrayEquals("p".toCharArray(), login.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b=c",
                "#hash",
                "with # hash",
                "\"quoted\"",
                "'single'",
                "trailing  ",
                "ü€🖥",
                "back\\slash",
                "",
                "%$",
                "tab\t",
                ";semi"
            })
    void passwordIsEverythingAfterTheEqualsSign(String password) throws Exception {
        assertArrayEquals(
                password.toCharArray(),
                login(file("username=u\r\npassword=" + password + "\r\n")).password());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "username=u|password=geheim|geheim; line 3 is not of the form name=value",
                "username=u|geheim=x; line 2 is none of",
                "username=u|password=a|password=geheim; line 3 repeats an earlier one",
                "pass word=geheim; line 1 is none of",
                "geheim; line 1 is not of the form"
            })
    void wrongLineIsToldByNumberAndNotShown(String lines, String message) throws Exception {
        Failure e = refused(file(lines.replace('|', '\n')));
        assertTrue(e.message().contains(message), e.message());
        assertFalse((e.message() + e.remedy()).contains("geheim"), e.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "username=geheim/u; has a slash where Windows has a backslash",
                "username=geheim\\; names no user",
                "username=u|domain=geheim/; names a domain with a slash",
                "username=u|domain=geheim\\; names a domain with a slash"
            })
    void nameThatMakesNoSenseIsToldAndNotShown(String lines, String message) throws Exception {
        Failure e = refused(file("password=p\n" + lines.replace('|', '\n')));
        assertEquals("the file of -A/--authentication-file " + message, e.message());
        assertFalse((e.message() + e.remedy()).contains("geheim"), e.remedy());
        assertTrue(
                refused(file("username=u\npassword=p\ndomain=" + "d".repeat(256)))
                        .message()
                        .contains("a domain of 256 characters"));
    }

    @Test
    void commandLineAndEnvironmentComeBeforeTheFile() throws Exception {
        Path file = file("username=fileuser\npassword=filepass\ndomain=FILE\n");
        Password line = login(file, "-u", "other", "--password", "linepass");
        assertEquals("other", line.user());
        assertEquals("FILE", line.domain());
        assertArrayEquals("linepass".toCharArray(), line.password());
        assertEquals("CONTOSO", login(file, "-u", "CONTOSO\\x").domain());
        assertEquals("", login(file, "-u", "x@contoso.com").domain());
        Arguments arguments =
                Requests.valid(
                        Map.of("CHECK_HYPERV_PASSWORD", "envpass"),
                        new String[] {"-H", "h", "-A", file.toString()});
        assertArrayEquals("envpass".toCharArray(), Requests.password(arguments).password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rw-r-----",
                "rw----r--",
                "rw--w----",
                "rw-----w-",
                "rw-rw-rw-",
                "r--r--r--"
            })
    void fileThatOthersCanReadOrChangeIsRefusedWithTheChmodThatMendsIt(String rights)
            throws Exception {
        Path file = file("username=u\npassword=geheim\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        Failure e = refused(file);
        assertTrue(e.message().contains("other users"), e.message());
        assertEquals("chmod 600 " + file, e.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------", "rwx--x--x"})
    void fileOfOnesOwnIsRead(String rights) throws Exception {
        Path file = file("username=u\npassword=p\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        assertEquals("u", login(file).user());
    }

    @Test
    void symbolicLinkIsRefused() throws Exception {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, file("username=u\npassword=p\n"));
        assertTrue(refused(link).message().contains("symbolic link"));
    }

    @Test
    void directoryIsRefused() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("d"));
        assertTrue(refused(directory).message().contains("directory"));
    }

    @Test
    void pipeIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(
                mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0,
                "skipped: no mkfifo here");
        assertTrue(refused(pipe).message().contains("regular file"));
    }

    @Test
    void fileOfSomebodyElseIsRefused() throws Exception {
        Path file = file("username=u\npassword=p\n");
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "skipped: only root can give a file away");
        Files.setAttribute(file, "unix:uid", 65534);
        Failure e = refused(file);
        assertTrue(e.message().contains("belongs to"), e.message());
        assertTrue(e.remedy().startsWith("chown root "), e.remedy());
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        Path file = file("");
        Files.write(file, new byte[] {'p', 'a', 's', 's', 'w', 'o', 'r', 'd', '=', (byte) 0xe4});
        assertTrue(refused(file).message().contains("UTF-8"));
    }

    @Test
    void endlessFileIsRefused() throws Exception {
        assertTrue(refused(file("#".repeat(70_000))).message().contains("too long"));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("my auth%$'ü file");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static Password login(Path file, String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"-H", "h", "-A", file.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Requests.password(Requests.valid(Map.of(), args));
    }

    private static Failure refused(Path file) {
        return Requests.mistake(Map.of(), "-H", "h", "-A", file.toString());
    }
}
