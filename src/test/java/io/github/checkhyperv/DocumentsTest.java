package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.cli.Usage;
import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README.md and CHANGELOG.md say what the program does. */
class DocumentsTest {
    private static final Pattern FAILURE =
            Pattern.compile("\\| `([A-Z0-9_]+)` \\| (.+) \\| (.+) \\|");
    private static final Pattern LONG_OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]+)");

    /** How the launchers name what they tell without Java, sh's and cmd's. */
    private static final Pattern LAUNCHER_STAGE =
            Pattern.compile("(?:fail |\"STAGE=)([a-z]+)(?: [A-Z]|\")");

    private static final Pattern LAUNCHER_PROBLEM =
            Pattern.compile("(?:fail [a-z]+ |\"PROBLEM=)([A-Z][A-Z_]+)[ \"]");

    private static final String LAUNCHER = "src/main/dist/bin/check_hyperv_storage_qos";

    private static final int WIDEST_CODE = 98;
    private static final int WIDEST_WORD = 44;

    private final String readme = read("README.md");
    private final String changelog = read("CHANGELOG.md");

    private static String read(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of the README's table of failures: problem, what it says, what to do. */
    private Map<String, String> failures() {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher matcher = FAILURE.matcher(readme);
        while (matcher.find()) {
            rows.put(matcher.group(1), matcher.group(2) + "; " + matcher.group(3));
        }
        return rows;
    }

    private static Set<String> toldByLaunchers(Pattern pattern) {
        Set<String> names = new TreeSet<>();
        for (String launcher : List.of(LAUNCHER, LAUNCHER + ".cmd")) {
            List<String> found =
                    pattern.matcher(read(launcher)).results().map(m -> m.group(1)).toList();
            assertFalse(found.isEmpty(), launcher);
            names.addAll(found);
        }
        return names;
    }

    private static Set<String> options(String text) {
        Set<String> options = new TreeSet<>();
        Matcher matcher = LONG_OPTION.matcher(text);
        while (matcher.find()) {
            options.add(matcher.group(1));
        }
        return options;
    }

    @Test
    void tableOfFailuresListsEveryProblemAndNoOther() {
        Set<String> problems = new LinkedHashSet<>();
        for (Problem problem : Problems.all()) {
            assertTrue(problems.add(problem.name()), problem.name() + " is there twice");
        }
        problems.addAll(toldByLaunchers(LAUNCHER_PROBLEM));
        assertEquals(problems, failures().keySet());
    }

    @Test
    void tableOfFailuresSaysWhatTheProgramSays() {
        Map<String, String> failures = failures();
        for (Problem problem : Problems.all()) {
            assertEquals(problem.message() + "; " + problem.remedy(), failures.get(problem.name()));
        }
    }

    @Test
    void stagesAreTheOnesOfTheProgram() {
        Set<String> stages = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            stages.add(stage.label());
        }
        stages.addAll(toldByLaunchers(LAUNCHER_STAGE));
        Matcher sentence = Pattern.compile("The stages: ([^.]+)\\.").matcher(readme);
        assertTrue(sentence.find());
        assertEquals(stages, new TreeSet<>(List.of(sentence.group(1).split(",\\s"))));
    }

    @Test
    void everyOptionOfTheHelpIsInTheReadme() {
        Set<String> missing = options(Usage.text());
        missing.removeAll(options(readme));
        // The letters are the names by which these are known.
        missing.removeAll(Set.of("warning", "critical", "verbose", "version", "help"));
        assertEquals(Set.of(), missing);
    }

    /**
     * Where code is shown in the width of a page of a code hosting site, more has to be scrolled
     * to.
     */
    @Test
    void nothingInADocumentIsCutAtTheRightEdge() {
        List<String> documents =
                List.of(
                        "README.md",
                        "plugin-config/nagios/README.md",
                        "plugin-config/icinga2/README.md",
                        "plugin-config/zabbix/README.md",
                        "plugin-config/prometheus/README.md",
                        "templates/zabbix/6.0/README.md");
        for (String document : documents) {
            boolean code = false;
            for (String line : read(document).split("\n")) {
                if (line.strip().startsWith("```")) {
                    code = !code;
                } else if (code) {
                    assertTrue(line.length() <= WIDEST_CODE, document + ": " + line);
                } else if (line.startsWith("|")) {
                    for (String word : line.split("[ |]+")) {
                        assertTrue(word.length() <= WIDEST_WORD, document + ": " + word);
                    }
                }
            }
        }
    }

    @Test
    void contentsOfTheReadmeAreItsSections() {
        List<String> sections =
                Pattern.compile("(?m)^## (.+)$")
                        .matcher(readme)
                        .results()
                        .map(m -> m.group(1))
                        .filter(title -> !title.equals("Contents"))
                        .toList();
        List<String> listed =
                Pattern.compile("(?m)^- \\[(.+)\\]\\(#(.+)\\)$")
                        .matcher(readme)
                        .results()
                        .peek(m -> assertEquals(anchor(m.group(1)), m.group(2)))
                        .map(m -> m.group(1))
                        .toList();
        assertEquals(sections, listed);
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    @Test
    void changelogNamesNoOptionThatIsNotThere() {
        Set<String> unknown = options(changelog);
        assertFalse(unknown.isEmpty());
        unknown.removeAll(options(Usage.text()));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void changelogStartsWithTheVersionThatTheProgramHas() {
        String version = Version.text().replace("-SNAPSHOT", "");
        Matcher newest = Pattern.compile("(?m)^## (\\S+)").matcher(changelog);
        assertTrue(newest.find());
        assertEquals(version, newest.group(1));
    }
}
