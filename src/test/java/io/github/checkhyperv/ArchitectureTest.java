package io.github.checkhyperv;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and what a check must not do. */
class ArchitectureTest {
    private static final String ROOT = "io.github.checkhyperv";

    /** Every package of the program, and all that it may use beside itself and {@code java}. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    entry(
                            "",
                            Set.of(
                                    ".cli",
                                    ".check",
                                    ".output",
                                    ".sink",
                                    ".run",
                                    ".wmi",
                                    ".wmi.dcom",
                                    ".wmi.tape",
                                    ".security",
                                    ".security.ntlm",
                                    ".security.kerberos",
                                    ".net",
                                    ".failure")),
                    entry(
                            ".run",
                            Set.of(
                                    ".check",
                                    ".facts",
                                    ".facts.hyperv",
                                    ".facts.cluster",
                                    ".facts.counters",
                                    ".facts.policies",
                                    ".wmi",
                                    ".security",
                                    ".net",
                                    ".failure")),
                    entry(".sink", Set.of(".failure")),
                    entry(
                            ".cli",
                            Set.of(
                                    ".run",
                                    ".check",
                                    ".failure",
                                    ".security",
                                    ".security.kerberos",
                                    ".wmi.tape",
                                    "org.apache.commons.cli")),
                    entry(".check", Set.of(".failure")),
                    entry(
                            ".output",
                            Set.of(
                                    ".check",
                                    ".failure",
                                    "com.google.gson.stream",
                                    "org.jline.utils")),
                    entry(".facts", Set.of(".check", ".wmi", ".net", ".failure")),
                    entry(".facts.cluster", Set.of(".facts", ".wmi", ".net", ".failure")),
                    entry(".facts.hyperv", Set.of(".facts", ".check", ".wmi", ".net", ".failure")),
                    entry(
                            ".facts.counters",
                            Set.of(".facts", ".check", ".wmi", ".net", ".failure")),
                    entry(
                            ".facts.policies",
                            Set.of(".facts", ".check", ".wmi", ".net", ".failure")),
                    entry(".wmi", Set.of(".net", ".failure")),
                    entry(".wmi.wmio", Set.of(".wmi", ".failure")),
                    entry(
                            ".wmi.dcom",
                            Set.of(".wmi", ".wmi.wmio", ".rpc", ".security", ".net", ".failure")),
                    entry(
                            ".wmi.tape",
                            Set.of(
                                    ".wmi",
                                    ".net",
                                    ".failure",
                                    "com.google.gson",
                                    "com.google.gson.stream")),
                    entry(
                            ".rpc",
                            Set.of(
                                    ".security",
                                    ".net",
                                    ".failure",
                                    "rpc",
                                    "rpc.core",
                                    "rpc.pdu",
                                    "ndr")),
                    entry(".security", Set.of(".net", ".failure")),
                    entry(".security.ntlm", Set.of(".security", ".failure")),
                    entry(
                            ".security.kerberos",
                            Set.of(
                                    ".security",
                                    ".net",
                                    ".failure",
                                    "javax.crypto",
                                    "javax.crypto.spec",
                                    "javax.security.auth",
                                    "javax.security.auth.callback",
                                    "javax.security.auth.kerberos",
                                    "javax.security.auth.login",
                                    "org.ietf.jgss")),
                    entry(".net", Set.of(".failure")),
                    entry(".failure", Set.of()));

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        arrows().check(PROGRAM);
    }

    @Test
    void theRuleForTheArrowsSeesAWrongOne() {
        JavaClasses test = new ClassFileImporter().importClasses(ArchitectureTest.class);
        String report = arrows().evaluate(test).getFailureReport().toString();
        assertTrue(report.contains("org.junit.jupiter.api"), report);
    }

    @Test
    void theTableIsAboutTheProgramAndNotItsTests() {
        assertTrue(PROGRAM.contain(ROOT + ".wmi.WmiNamespace"));
        assertFalse(PROGRAM.contain(ArchitectureTest.class.getName()));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void nothingIsUnreachableFromMain() {
        Set<String> unreached = new TreeSet<>();
        Set<JavaClass> reached = reachableFrom(PROGRAM.get(ROOT + ".Main"));
        for (JavaClass type : PROGRAM) {
            // A switch over an enum makes such a class, and its use of that goes unseen.
            boolean isSwitch = type.getModifiers().contains(JavaModifier.SYNTHETIC);
            if (!reached.contains(type) && !isSwitch) {
                unreached.add(type.getName());
            }
        }
        assertEquals(Set.of(), unreached);
        assertFalse(
                reachableFrom(PROGRAM.get(ROOT + ".check.Status"))
                        .contains(PROGRAM.get(ROOT + ".Main")),
                "the way back counts for nothing");
    }

    /** All that a class depends on, and all that this does. */
    private static Set<JavaClass> reachableFrom(JavaClass start) {
        Set<JavaClass> reached = new HashSet<>(Set.of(start));
        Deque<JavaClass> toLookAt = new ArrayDeque<>(reached);
        while (!toLookAt.isEmpty()) {
            for (Dependency use : toLookAt.pop().getDirectDependenciesFromSelf()) {
                JavaClass used = use.getTargetClass().getBaseComponentType();
                if (PROGRAM.contain(used.getName()) && reached.add(used)) {
                    toLookAt.add(used);
                }
            }
        }
        return reached;
    }

    @Test
    void onlyMainEndsTheJvm() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("everything else returns to Main")
                .check(PROGRAM);
    }

    @Test
    void nothingLogsOrWritesToStandardError() {
        noClasses()
                .should()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System$Logger")
                .because("a monitoring system appends standard error to the value")
                .check(PROGRAM);
    }

    @Test
    void theNetworkIsTouchedOnlyWhereSessionsAreMade() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".net", ROOT + ".rpc", ROOT + ".wmi.dcom", ROOT + ".sink")
                .and()
                .haveNameNotMatching(".*\\.(Kdc(Probe|Errors)|PrivateFolder)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..")
                .because("what is decided must not depend on what is reachable")
                .check(PROGRAM);
    }

    @Test
    void decodersAndTheDomainReadNoFilesButTheRandomDevice() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".check",
                        ROOT + ".facts..",
                        ROOT + ".wmi..",
                        ROOT + ".rpc",
                        ROOT + ".security..",
                        ROOT + ".net",
                        ROOT + ".failure")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".security.SystemRandom")
                .and() // whose keys and tickets are in files
                .resideOutsideOfPackage(ROOT + ".security.kerberos")
                .and()
                .haveNameNotMatching(".*\\.(Keytab|TicketCache)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .allowEmptyShould(true)
                .check(PROGRAM);
    }

    @Test
    void onlyTheTableLoadsJline() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".output.Columns")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..")
                .because("a check that a monitoring system runs must not pay for a table")
                .check(PROGRAM);
        classes()
                .that()
                .haveFullyQualifiedName(ROOT + ".output.Columns")
                .should()
                .onlyHaveDependentClassesThat()
                .haveFullyQualifiedName(ROOT + ".output.TableRenderer")
                .check(PROGRAM);
    }

    private static ArchRule arrows() {
        return classes().that().resideInAPackage(ROOT + "..").should(useOnlyWhatTheTableAllows());
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
        return new ArchCondition<>("use only what the table allows their package") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                if (!MAY_USE.containsKey(name(user.getPackageName()))) {
                    String text = user.getName() + " is in a package that the table does not know";
                    events.add(SimpleConditionEvent.violated(user, text));
                }
                for (Dependency use : user.getDirectDependenciesFromSelf()) {
                    if (!mayUse(user.getPackageName(), use.getTargetClass().getPackageName())) {
                        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(String user, String used) {
        return used.equals(user)
                || used.isEmpty() // primitives and their arrays
                || used.equals("java")
                || used.startsWith("java.")
                || MAY_USE.getOrDefault(name(user), Set.of()).contains(name(used));
    }

    /** The package's name in the table: relative for one of ours. */
    private static String name(String packageName) {
        boolean ours = packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
        return ours ? packageName.substring(ROOT.length()) : packageName;
    }
}
