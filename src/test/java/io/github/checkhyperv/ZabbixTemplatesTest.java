package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Zabbix templates that are shipped come from one source. */
class ZabbixTemplatesTest {
    private static final Path SHIPPED = Path.of("templates/zabbix/6.0");
    private static final List<String> FILES =
            List.of(
                    "template_hyperv_storage_qos_external.yaml",
                    "template_hyperv_storage_qos_agent.yaml",
                    "template_hyperv_storage_qos_cluster.yaml");
    private static final Pattern IDENTITY = Pattern.compile("^ +(?:- )?uuid: (.*)$");
    private static final Pattern MACRO =
            Pattern.compile(
                    "(?m)^ +macro: '(\\{\\$.*})'\n(?: +value: '?(.*?)'?\n)? +description: '(.*)'$");
    private static final Pattern MACRO_IN_README =
            Pattern.compile(
                    "(?m)^\\| (\\{\\$.*?}) \\|(?: (.*?))? \\| (.*?)(?: \\(.* only\\))? \\|$");

    @Test
    void templatesAreWhatTheirSourceGives(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no POSIX shell here");
        Process process =
                new ProcessBuilder("/bin/sh", "src/main/zabbix/make-templates", folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("", said);
        assertEquals(0, process.exitValue());
        for (String file : FILES) {
            assertEquals(
                    Files.readString(folder.resolve(file)),
                    Files.readString(SHIPPED.resolve(file)),
                    file + ": run src/main/zabbix/make-templates");
        }
    }

    /** Zabbix refuses another form, and takes two things with one identity for the same. */
    @Test
    void everyIdentityIsOneOfItsOwn() throws IOException {
        List<String> all = new ArrayList<>();
        for (String file : FILES) {
            for (String line : Files.readAllLines(SHIPPED.resolve(file))) {
                Matcher matcher = IDENTITY.matcher(line);
                if (matcher.matches()) {
                    all.add(matcher.group(1));
                    assertTrue(
                            matcher.group(1).matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}"),
                            line);
                }
            }
        }
        Set<String> different = new HashSet<>(all);
        assertTrue(different.size() > 50, all.toString());
        assertEquals(
                all.size() - (FILES.size() - 1),
                different.size(),
                "only the group of templates is shared");
    }

    @Test
    void readmeTellsTheMacrosOfTheTemplates() throws IOException {
        Set<List<String>> macros = new HashSet<>();
        for (String file : FILES) {
            macros.addAll(macros(MACRO, Files.readString(SHIPPED.resolve(file))));
        }
        assertTrue(macros.size() > 20, macros.toString());
        String readme = Files.readString(SHIPPED.resolve("README.md")).replace("`", "");
        assertEquals(macros, macros(MACRO_IN_README, readme));
    }

    /** Name, value and description of each. */
    private static Set<List<String>> macros(Pattern pattern, String text) {
        Set<List<String>> macros = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(2) == null ? "" : matcher.group(2);
            macros.add(List.of(matcher.group(1), value, matcher.group(3)));
        }
        return macros;
    }
}
