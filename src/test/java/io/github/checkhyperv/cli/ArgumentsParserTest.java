package io.github.checkhyperv.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.check.Status;
import io.github.checkhyperv.check.Verdict;
import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.security.Password;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsParserTest {
    @Test
    void defaultsAreAsDocumented() {
        Arguments arguments = parse();
        assertEquals("hv01", arguments.asked().host());
        assertEquals(135, arguments.asked().port());
        assertEquals("0", arguments.asked().thresholds().warning().toString());
        assertEquals(Optional.empty(), arguments.asked().thresholds().critical());
        assertEquals(Status.WARNING, arguments.asked().thresholds().degraded());
        assertEquals(Status.OK, arguments.asked().thresholds().noDisks());
        assertEquals(Status.UNKNOWN, arguments.asked().thresholds().noMatch());
        assertEquals(Status.WARNING, arguments.asked().thresholds().partial());
        assertEquals(Duration.ofSeconds(10), arguments.asked().timeout().limit());
        assertEquals(Status.UNKNOWN, arguments.asked().timeout().state());
        assertEquals(0, arguments.presentation().verbosity());
        assertEquals(Set.of(Verdict.BELOW_RESERVATION), arguments.presentation().perfData());
        assertEquals(8192, arguments.presentation().outputLimit());
        assertEquals(Format.NAGIOS, arguments.presentation().format());
        assertEquals(Optional.empty(), arguments.presentation().file());
        assertFalse(arguments.presentation().diagnose());
        assertTrue(arguments.asked().filter().include().isEmpty());
    }

    @Test
    void everyOptionIsRead() {
        Arguments arguments =
                parse(
                        "-p",
                        "1135",
                        "-w",
                        "@1:2",
                        "-c",
                        "5:",
                        "-t",
                        "30:critical",
                        "-vv",
                        "--degraded",
                        "critical",
                        "--no-disks",
                        "3",
                        "--no-match=warning",
                        "--partial=OK",
                        "--perfdata",
                        "all",
                        "--output-limit",
                        "4096",
                        "--output",
                        "json",
                        "--output-file",
                        "/tmp/a b%$'ü");
        assertEquals(1135, arguments.asked().port());
        assertEquals("@1:2", arguments.asked().thresholds().warning().toString());
        assertEquals("5:", arguments.asked().thresholds().critical().orElseThrow().toString());
        assertEquals(Duration.ofSeconds(30), arguments.asked().timeout().limit());
        assertEquals(Status.CRITICAL, arguments.asked().timeout().state());
        assertEquals(2, arguments.presentation().verbosity());
        assertEquals(Status.CRITICAL, arguments.asked().thresholds().degraded());
        assertEquals(Status.UNKNOWN, arguments.asked().thresholds().noDisks());
        assertEquals(Status.WARNING, arguments.asked().thresholds().noMatch());
        assertEquals(Status.OK, arguments.asked().thresholds().partial());
        assertEquals(EnumSet.allOf(Verdict.class), arguments.presentation().perfData());
        assertEquals(4096, arguments.presentation().outputLimit());
        assertEquals(Format.JSON, arguments.presentation().format());
        assertEquals(Optional.of(Path.of("/tmp/a b%$'ü")), arguments.presentation().file());
        assertTrue(parse("--diagnose").presentation().diagnose());
    }

    @Test
    void longNamesAndAttachedValuesMeanTheSame() {
        Arguments arguments =
                Requests.valid(
                        Map.of(),
                        new String[] {
                            "--hostname=hv02",
                            "--port=136",
                            "--username",
                            "monitor",
                            "--password=x",
                            "-w5",
                            "--verbose",
                            "-v"
                        });
        assertEquals("hv02", arguments.asked().host());
        assertEquals(136, arguments.asked().port());
        assertEquals("5", arguments.asked().thresholds().warning().toString());
        assertEquals(2, arguments.presentation().verbosity());
    }

    @Test
    void filtersMayBeRepeatedAndKeepTheirCharacters() {
        Arguments arguments =
                parse(
                        "--include",
                        "^SQL \\d+$",
                        "--include",
                        "\"quoted\"",
                        "--exclude",
                        "100%|'|\\$",
                        "--exclude",
                        "Übung");
        assertEquals(
                List.of("^SQL \\d+$", "\"quoted\""),
                arguments.asked().filter().include().stream().map(Pattern::pattern).toList());
        assertEquals(
                List.of("100%|'|\\$", "Übung"),
                arguments.asked().filter().exclude().stream().map(Pattern::pattern).toList());
    }

    @Test
    void statusesToIgnoreMayBeRepeatedOrListed() {
        assertEquals(Set.of(), parse().asked().thresholds().ignored());
        assertEquals(
                Set.of(11, 32792, 65535),
                parse("--ignore-status", "32792", "--ignore-status=11", "--ignore-status", "65535")
                        .asked()
                        .thresholds()
                        .ignored());
        assertEquals(
                Set.of(11, 32792, 5),
                parse("--ignore-status", "11,32792", "--ignore-status", "5")
                        .asked()
                        .thresholds()
                        .ignored());
    }

    @Test
    void anUnsetMacroForStatusesToIgnoreIgnoresNone() {
        assertEquals(Set.of(), parse("--ignore-status", "").asked().thresholds().ignored());
        assertEquals(Set.of(), parse("--ignore-status=").asked().thresholds().ignored());
    }

    @Test
    void helpAndVersionNeedNothingElse() {
        assertEquals(
                Request.Info.HELP,
                ArgumentsParser.parse(new String[] {"-h"}, Map.of(), Requests.NOBODY));
        assertEquals(
                Request.Info.VERSION,
                ArgumentsParser.parse(new String[] {"--version"}, Map.of(), Requests.NOBODY));
        assertEquals(
                Request.Info.HELP,
                ArgumentsParser.parse(new String[] {"-V", "-h"}, Map.of(), Requests.NOBODY));
    }

    @ParameterizedTest
    @CsvSource({
        "-p|0, -p/--port",
        "-p|65536, -p/--port",
        "-p|x, -p/--port",
        "-p|-1, -p/--port",
        "-p|99999999999, -p/--port",
        "-w|5:1, -w/--warning '5:1' starts above its end",
        "-w|x, -w/--warning 'x' is no range",
        "-w|, -w/--warning '' is empty",
        "-c|1:2:3, -c/--critical '1:2:3' is no range",
        "-t|0, -t/--timeout",
        "-t|3601, -t/--timeout",
        "-t|1.5, -t/--timeout",
        "-t|5:bad, -t/--timeout '5:bad' is no state",
        "-t|5:, -t/--timeout '5:' is no state",
        "--degraded|x, --degraded 'x' is no state",
        "--no-disks|4, --no-disks '4' is no state",
        "--ignore-status|2, --ignore-status 2 is what the check is about",
        "--ignore-status|32788, --ignore-status 32788 is what the check is about",
        "--ignore-status|65536, --ignore-status '65536' is no status",
        "--ignore-status|0x0B, --ignore-status '0x0B' is no status",
        "--ignore-status|-1, --ignore-status '-1' is no status",
        "--ignore-status|11;5, --ignore-status '11;5' is no status",
        "'--ignore-status|11,', --ignore-status '' is no status",
        "'--ignore-status|11, 5', --ignore-status ' 5' is no status",
        "'--ignore-status|11,2', --ignore-status 2 is what the check is about",
        "--partial|warn, --partial 'warn' is no state",
        "--include|(, --include '(' is no regular expression",
        "--exclude|[a, --exclude '[a' is no regular expression",
        "--exclude|, --exclude '' is empty",
        "--include=, --include '' is empty",
        "--include|x|--include|, --include '' is empty",
        "--exclude|(?i), --exclude '(?i)' is empty",
        "--no-match|x, --no-match 'x' is no state",
        "--perfdata|some, --perfdata 'some' is unknown",
        "--output-limit|127, --output-limit",
        "--output-limit|1k, --output-limit",
        "--output|xml, --output 'xml' is unknown",
        "--output-file|, --output-file is empty",
        "-A|/nonexistent/file, -A/--authentication-file /nonexistent/file does not exist",
        "--diagnose|--output|json, --diagnose goes with --output nagios only",
        "--bogus, unknown option --bogus",
        "--bogus=value, unknown option --bogus",
        "-x, unknown option -x",
        "--host|a, unknown option --host",
        "--warn=1, unknown option --warn",
        "-w|1|-w|2, -w/--warning is given more than once",
        "-H|other, -H/--hostname is given more than once",
        "-p, -p/--port needs a value",
        "--include, --include needs a value",
        "stray, belongs to no option",
        "-output|json, unknown option -output",
        "-output-file=x, unknown option -output-file",
        "-timeout5, unknown option -timeout",
        "-help, unknown option -help"
    })
    void wrongOptionIsNamed(String words, String message) {
        List<String> args = new ArrayList<>(List.of("-H", "hv01", "-u", "u", "--password", "x"));
        args.addAll(Arrays.asList(words.split("\\|", -1)));
        Failure e = refused(args.toArray(new String[0]));
        assertTrue(e.message().contains(message), e.message());
        assertFalse(e.remedy().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-P|geheim",
                "-Pgeheim",
                "-pgeheim",
                "-pass|geheim",
                "-passwordgeheim",
                "-password=geheim",
                "-password|geheim",
                "--pasword=geheim",
                "--password|my|geheim",
                "-H|hv01|geheim"
            })
    void secretThatWentAstrayIsNotShown(String words) {
        Failure e = refused(words.split("\\|"));
        assertFalse((e.message() + e.remedy()).contains("geheim"), e.message());
    }

    @Test
    void shortOptionsKeepTheirAttachedValues() {
        Arguments arguments = parse("-t30", "-p1135", "-vv", "-c@3:5");
        assertEquals(Duration.ofSeconds(30), arguments.asked().timeout().limit());
        assertEquals(1135, arguments.asked().port());
        assertEquals(2, arguments.presentation().verbosity());
        assertEquals("@3:5", arguments.asked().thresholds().critical().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "-H|h|--output|json|-u|u, JSON, ''",
        "-H|h|--output=prometheus|--output-file=f|-A|/no/such, PROMETHEUS, f",
        "-H|h|--output|json|--output-file|f|--perfdata|x, JSON, f",
        "-H|h|--output|xml|--output-file|f, NAGIOS, ''",
        "--output|json|--bogus, JSON, ''",
        "--output=json|--bogus, JSON, ''",
        "--bogus|--output|table, NAGIOS, ''",
        "--output|json|--output-file|f|--bogus, NAGIOS, ''",
        "--output-file=f|--output|json|stray, NAGIOS, ''"
    })
    void mistakeIsToldInTheFormAndPlaceThatWereAskedFor(String words, Format format, String file) {
        Presentation presentation = Requests.refusal(Map.of(), words.split("\\|")).presentation();
        assertEquals(format, presentation.format());
        assertEquals(file, presentation.file().map(Path::toString).orElse(""));
        assertEquals(format == Format.JSON && file.isEmpty(), presentation.isJson());
    }

    @Test
    void mistakeNamesTheHost() {
        assertEquals("hv07", Requests.refusal(Map.of(), "--hostname=hv07").address());
        assertEquals("", Requests.refusal(Map.of(), "-H").address());
    }

    @Test
    void missingHostUserAndPasswordNameTheWays() {
        assertTrue(refused().message().contains("no host"));
        Failure user = refused("-H", "hv01");
        assertTrue(user.message().contains("no user"));
        Failure password = refused("-H", "hv01", "-u", "monitor");
        assertTrue(password.message().contains("no password"));
        for (String way : List.of("-A", "CHECK_HYPERV_PASSWORD", "--extra-opts", "--password")) {
            assertTrue(password.remedy().contains(way), way);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONTOSO\\monitor, CONTOSO, monitor",
        "monitor@contoso.com, '', monitor@contoso.com",
        "monitor, '', monitor",
        ".\\monitor, '', monitor",
        "CONTOSO\\mon@itor, CONTOSO, mon@itor",
        "Überwachung, '', Überwachung"
    })
    void userIsWrittenInThreeWays(String text, String domain, String user) {
        Password login = login(Map.of(), "-u", text, "--password", "x");
        assertEquals(domain, login.domain());
        assertEquals(user, login.user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CONTOSO\\", "A\\B\\c", " "})
    void userWithoutNameIsRefused(String text) {
        assertTrue(
                refused("-H", "h", "-u", text, "--password", "x")
                        .message()
                        .contains("names no user"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONTOSO/monitor, CONTOSO\\monitor",
        "contoso.com/monitor, contoso.com\\monitor",
        "CONTOSO//monitor, DOMAIN\\user",
        "CONTOSO/, DOMAIN\\user",
        "/monitor, DOMAIN\\user",
        "CONTOSO\\x/monitor, DOMAIN\\user",
        "monitor@contoso.com/x, DOMAIN\\user"
    })
    void slashInPlaceOfABackslashIsRefusedAndTheRightFormIsShown(String text, String right) {
        Failure e = refused("-H", "h", "-u", text, "--password", "x");
        assertTrue(e.message().startsWith("-u/--username '" + text + "' has a slash"), e.message());
        assertTrue(e.remedy().contains("write '" + right + "'"), e.remedy());
    }

    /** UNLEN of lmcons.h, rangeUpper of userPrincipalName in [MS-ADA3], and DNS. */
    @Test
    void namesThatWindowsCannotHaveAreRefused() {
        String realm = "@contoso.com";
        assertEquals(256, user("u".repeat(256)).length());
        assertEquals(1024, user("u".repeat(1024 - realm.length()) + realm).length());
        assertEquals("u", user("d".repeat(255) + "\\u"));
        for (String text :
                List.of(
                        "u".repeat(257),
                        "d\\" + "u".repeat(257),
                        "u".repeat(1025 - realm.length()) + realm,
                        "d".repeat(256) + "\\u",
                        "u".repeat(100_000))) {
            Failure e = refused("-H", "h", "-u", text, "--password", "x");
            assertTrue(e.message().endsWith(" characters"), e.message());
            assertTrue(e.message().length() < 100, e.message());
            assertTrue(e.remedy().startsWith("Windows has none of more than "), e.remedy());
        }
    }

    private static String user(String text) {
        return login(Map.of(), "-u", text, "--password", "x").user();
    }

    @Test
    void passwordOfTheCommandLineComesBeforeThatOfTheEnvironment() {
        Map<String, String> environment = Map.of("CHECK_HYPERV_PASSWORD", "env");
        assertArrayEquals(
                "line".toCharArray(),
                login(environment, "-u", "u", "--password", "line").password());
        assertArrayEquals("env".toCharArray(), login(environment, "-u", "u").password());
    }

    @Test
    void emptyVariableIsNoPassword() {
        Failure e = Requests.mistake(Map.of("CHECK_HYPERV_PASSWORD", ""), "-H", "hv01", "-u", "u");
        assertTrue(e.message().contains("no password"));
    }

    @Test
    void passwordKeepsQuotesAndDashes() {
        assertArrayEquals(
                "\"a 'b\"".toCharArray(),
                login(Map.of(), "-u", "u", "--password", "\"a 'b\"").password());
        assertArrayEquals(
                "-hard".toCharArray(), login(Map.of(), "-u", "u", "--password=-hard").password());
    }

    @Test
    void loginIsWipedWhenClosedAndShowsNoPassword() {
        Arguments arguments =
                Requests.valid(Map.of(), "-H", "hv01", "-u", "C\\u", "--password", "geheim");
        assertEquals("C\\u", arguments.asked().login().toString());
        arguments.asked().login().close();
        assertArrayEquals(new char[6], Requests.password(arguments).password());
        assertFalse(parse().toString().contains("geheim"));
    }

    private static Arguments parse(String... more) {
        List<String> args =
                new ArrayList<>(List.of("-H", "hv01", "-u", "monitor", "--password", "geheim"));
        args.addAll(Arrays.asList(more));
        return Requests.valid(Map.of(), args.toArray(new String[0]));
    }

    private static Password login(Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>(List.of("-H", "hv01"));
        args.addAll(Arrays.asList(more));
        return Requests.password(Requests.valid(environment, args.toArray(new String[0])));
    }

    private static Failure refused(String... args) {
        return Requests.mistake(Map.of(), args);
    }
}
