package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.checkhyperv.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraOptsTest {
    private static final String BASE = "hostname=hv01\nusername=u\npassword=p\n";

    @TempDir Path folder;

    @Test
    void sectionGivesEveryOptionByLongOrShortName() throws Exception {
        Path file =
                ini(
                        """
                        # a comment
                        [check_other]
                        bogus = 1

                        [ check_hyperv_storage_qos ]
                        hostname = hv01
                        p = 1135
                        ; another comment
                        u = CONTOSO\\monitor
                        password = a=b # "c" ; 'd'
                        warning=2:
                        c = 5
                        timeout = 20:critical
                        include = ^SQL
                        include = Übung\\d+$
                        exclude = 100%
                        verbose = 2
                        diagnose =
                        """);
        Arguments arguments = parse("--extra-opts=@" + file);
        assertEquals("hv01", arguments.asked().host());
        assertEquals(1135, arguments.asked().port());
        assertEquals("CONTOSO", Requests.password(arguments).domain());
        assertArrayEquals(
                "a=b # \"c\" ; 'd'".toCharArray(), Requests.password(arguments).password());
        assertEquals("2:", arguments.asked().thresholds().warning().toString());
        assertEquals("5", arguments.asked().thresholds().critical().orElseThrow().toString());
        assertEquals(20, arguments.asked().timeout().limit().toSeconds());
        assertEquals(2, arguments.presentation().verbosity());
        assertTrue(arguments.presentation().diagnose());
        assertEquals(
                List.of("^SQL", "Übung\\d+$"),
                arguments.asked().filter().include().stream().map(Pattern::pattern).toList());
        assertEquals("100%", arguments.asked().filter().exclude().get(0).pattern());
    }

    @Test
    void commandLineComesFirst() throws Exception {
        Path file = ini("[s]\n" + BASE + "warning=1\nverbose=3\ninclude=a\n");
        Arguments arguments =
                parse(
                        "--extra-opts=s@" + file,
                        "-H",
                        "hv02",
                        "-w",
                        "7",
                        "-v",
                        "--include",
                        "b",
                        "--password",
                        "line");
        assertEquals("hv02", arguments.asked().host());
        assertEquals("7", arguments.asked().thresholds().warning().toString());
        assertEquals(1, arguments.presentation().verbosity());
        assertEquals(1, arguments.asked().filter().include().size());
        assertArrayEquals("line".toCharArray(), Requests.password(arguments).password());
    }

    @Test
    void environmentAndAuthenticationFileComeBeforeTheSection() throws Exception {
        Path authentication = folder.resolve("auth");
        Files.writeString(authentication, "username=fileuser\npassword=filepass\n");
        restrict(authentication, "rw-------");
        Path file = ini("[s]\n" + BASE + "authentication-file=" + authentication + "\n");
        Arguments ofFile = parse("--extra-opts=s@" + file);
        assertEquals("fileuser", Requests.password(ofFile).user());
        assertArrayEquals("filepass".toCharArray(), Requests.password(ofFile).password());
        Arguments ofEnvironment =
                Requests.valid(
                        Map.of("CHECK_HYPERV_PASSWORD", "envpass"),
                        new String[] {"--extra-opts=s@" + file});
        assertArrayEquals("envpass".toCharArray(), Requests.password(ofEnvironment).password());
    }

    @Test
    void fileIsSearchedForWhereTheGuidelinesSay() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(second.resolve("plugins.ini"), "[s]\n" + BASE);
        restrict(second.resolve("plugins.ini"), "rw-r-----");
        String path = ":" + first + ":" + second;
        Map<String, String> environment = Map.of("NAGIOS_CONFIG_PATH", path);
        assertEquals("hv01", host(environment, "--extra-opts=s"));
        Files.writeString(
                first.resolve("nagios-plugins.ini"), "[s]\n" + BASE.replace("hv01", "hv07"));
        restrict(first.resolve("nagios-plugins.ini"), "rw-r-----");
        assertEquals("hv07", host(environment, "--extra-opts=s"));
        Files.writeString(
                first.resolve("monitoring-plugins.ini"), "[s]\n" + BASE.replace("hv01", "hv08"));
        restrict(first.resolve("monitoring-plugins.ini"), "rw-r-----");
        assertEquals("hv08", host(environment, "--extra-opts=s"));
        Map<String, String> named =
                Map.of("MP_CONFIG_FILE", second.resolve("plugins.ini").toString());
        assertEquals("hv01", host(named, "--extra-opts=s"));
    }

    @Test
    void placesAreThoseOfTheGuidelinesAndTheReadmeListsThem() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("`MP_CONFIG_FILE`");
        List<String> listed = new ArrayList<>();
        Matcher place =
                Pattern.compile("`(/[a-z/-]+\\.ini)`")
                        .matcher(readme.substring(start, readme.indexOf("\n## ", start)));
        while (place.find()) {
            listed.add(place.group(1));
        }
        assertEquals(List.of(IniPlaces.PLACES), listed);
        assertTrue(listed.contains("/etc/monitoring-plugins.ini"), "Debian's");
    }

    @Test
    void sectionThatComesTwiceGoesOn() throws Exception {
        Path file = ini("[s]\nhostname=hv01\n[x]\nport=9\n[s]\nusername=u\npassword=p\n");
        assertEquals(135, parse("--extra-opts=s@" + file).asked().port());
    }

    @Test
    void windowsLineEndsAndByteOrderMarkAreFine() throws Exception {
        Path file = ini("\ufeff[s]\r\n" + BASE.replace("\n", "\r\n"));
        assertEquals("hv01", parse("--extra-opts=s@" + file).asked().host());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "hostnam=geheim; line 5 names no option",
                "geheim!pass=foo; line 5 names no option",
                "--warning=geheim; line 5 names no option",
                "geheim; line 5 names no option",
                "[geheim; has no ] in line 5",
                "warning=geheim; -w/--warning in the file of --extra-opts is no range",
                "t=geheim; -t/--timeout in the file of --extra-opts is no time limit",
                "t=5:geheim; -t/--timeout in the file of --extra-opts is no state",
                "degraded=geheim; --degraded in the file of --extra-opts is no state",
                "include=\\p{geheim}; --include in the file of --extra-opts is no regular",
                "perfdata=geheim; --perfdata in the file of --extra-opts is unknown",
                "output=geheim; --output in the file of --extra-opts is unknown",
                "A=/geheim; -A/--authentication-file in the file of --extra-opts names a file",
                "diagnose=geheim; diagnose is neither yes nor no",
                "verbose=geheim; verbose is not a number from 0 to 3",
                "warning; warning needs a value",
                "warning=1|warning=2; -w/--warning is given more than once in [s]",
                "w=1|warning=2; -w/--warning is given more than once in [s]",
                "verbose=9; verbose is not a number from 0 to 3",
                "diagnose=maybe; diagnose is neither yes nor no",
                "help=; help has no place there",
                "extra-opts=x; extra-opts has no place there",
                "warning=; -w/--warning in the file of --extra-opts is empty",
                "port=x; -p/--port in the file of --extra-opts is not a whole number",
                "[open; has no ] in line 5"
            })
    void wrongLineIsTold(String lines, String message) throws Exception {
        Path file = ini("[s]\n" + BASE + lines.replace('|', '\n') + "\n");
        Failure e = refused("--extra-opts=s@" + file);
        assertTrue(e.message().contains(message), e.message());
        assertFalse((e.message() + e.remedy()).contains("geheim"), e.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus = 1\noutput = json", "output = json\nbogus = 1", "output=json"})
    void sectionWithAMistakeStillSaysHowToTellOfIt(String lines) throws Exception {
        Refusal refusal =
                Requests.refusal(
                        Map.of(), "--extra-opts=s@" + ini("[s]\nhostname = hv01\n" + lines));
        assertEquals(Format.JSON, refusal.presentation().format());
        assertEquals("hv01", refusal.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "ON", "1", ""})
    void flagMayBeSaidYes(String yes) throws Exception {
        assertTrue(
                parse("--extra-opts=s@" + ini("[s]\n" + BASE + "diagnose=" + yes))
                        .presentation()
                        .diagnose());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "False", "off", "0"})
    void flagMayBeSaidNo(String no) throws Exception {
        assertFalse(
                parse("--extra-opts=s@" + ini("[s]\n" + BASE + "diagnose=" + no))
                        .presentation()
                        .diagnose());
    }

    @Test
    void unknownSectionTellsWhereOthersStart() throws Exception {
        Failure e = refused("--extra-opts=nowhere@" + ini("[geheim1]\n\n[geheim2]\n[geheim1]\n"));
        assertTrue(e.message().contains("has no section [nowhere]"), e.message());
        assertEquals("its sections start in line 1, 3", e.remedy());
        Failure many = refused("--extra-opts=s@" + ini("[1]\n[2]\n[3]\n[4]\n[5]\n[6]\n[7]\n"));
        assertEquals("its sections start in line 1, 2, 3, 4, 5 and others", many.remedy());
        assertEquals("it has none", refused("--extra-opts=s@" + ini("\n")).remedy());
        Failure byDefault = refused("--extra-opts=@" + ini("[one]\n"));
        assertTrue(
                byDefault.message().contains("has no section [check_hyperv_storage_qos]"),
                byDefault.message());
    }

    @Test
    void fileThatCannotServeIsTold() throws Exception {
        assertTrue(refused("--extra-opts=s@/no/such").message().contains("does not exist"));
        assertTrue(refused("--extra-opts=s@" + folder).message().contains("regular file"));
        assertTrue(refused("--extra-opts=s@").message().contains("no file is named"));
        assertTrue(
                refused("--extra-opts=s@" + ini("x=1\n[s]\n"))
                        .message()
                        .contains("line 1 before any section"));
        Path latin = folder.resolve("latin");
        Files.write(latin, "[s]\nusername=\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused("--extra-opts=s@" + latin).message().contains("UTF-8"));
    }

    @Test
    void noFileAnywhereIsTold() {
        for (String place : IniPlaces.PLACES) {
            assumeTrue(!Files.exists(Path.of(place)), "skipped: this machine has " + place);
        }
        assertTrue(
                refused("--extra-opts").message().contains("there is no monitoring-plugins.ini"));
    }

    @ParameterizedTest
    @CsvSource({
        "rw-rw----, chmod g-w",
        "rw-r---w-, chmod ",
        "rw--w----, chmod g-w",
        "rw-rw--w-, chmod g-w"
    })
    void passwordInAFileThatOthersCanChangeIsRefused(String rights, String remedy)
            throws Exception {
        Path file = ini("[s]\n" + BASE);
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        restrict(file, rights);
        Failure e = refused("--extra-opts=s@" + file);
        assertTrue(e.message().contains("can be changed by other users"), e.message());
        assertTrue(e.remedy().startsWith(remedy), e.remedy());
        assertTrue(e.remedy().endsWith("o= " + file), e.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=DOM/geheim", "username=geheim\\", "u=a\\b\\geheim"})
    void userThatMakesNoSenseIsNotShown(String line) throws Exception {
        Failure e = refused("--extra-opts=s@" + ini("[s]\nhostname=h\npassword=p\n" + line));
        assertTrue(
                e.message().startsWith("-u/--username in the file of --extra-opts "), e.message());
        assertFalse((e.message() + e.remedy()).contains("geheim"), e.message());
    }

    @Test
    void passwordInAFileThatEveryUserCanReadIsRefused() throws Exception {
        Path file = ini("[s]\n" + BASE);
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        restrict(file, "rw-r--r--");
        Failure e = refused("--extra-opts=s@" + file);
        assertTrue(e.message().contains("can be read by every user"), e.message());
        assertEquals("chmod o= " + file, e.remedy());
        restrict(file, "rw-rw-r--");
        assertEquals("chmod g-w,o= " + file, refused("--extra-opts=s@" + file).remedy());
        Path open = ini("[s]\nhostname=hv01\n");
        restrict(open, "rw-r--r--");
        Arguments arguments = parse("--extra-opts=s@" + open, "-u", "u", "--password", "p");
        assertEquals("hv01", arguments.asked().host());
    }

    private Path ini(String text) throws IOException {
        Path file = folder.resolve("my plugins%$'ü.ini");
        Files.writeString(file, text);
        restrict(file, "rw-r-----");
        return file;
    }

    private static void restrict(Path file, String rights) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
    }

    private static Arguments parse(String... args) {
        return Requests.valid(Map.of(), args);
    }

    private static String host(Map<String, String> environment, String... args) {
        return Requests.valid(environment, args).asked().host();
    }

    private static Failure refused(String... args) {
        return Requests.mistake(Map.of(), args);
    }
}
