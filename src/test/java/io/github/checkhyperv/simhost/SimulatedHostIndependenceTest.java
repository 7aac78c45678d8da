package io.github.checkhyperv.simhost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Host and product check each other only as long as they have nothing in common. */
class SimulatedHostIndependenceTest {
    private static final String ROOT = "io.github.checkhyperv";
    private static final String HOST = ROOT + ".simhost";

    /** Of its folder the host's tests are apart: what they are called says so. */
    private static final Pattern OF_A_TEST = Pattern.compile(".*(Test|RawClient)(\\$.*)?\\.class");

    private static final JavaClasses HOST_CLASSES =
            new ClassFileImporter()
                    .withImportOption(SimulatedHostIndependenceTest::isNoTest)
                    .importPackages(HOST);

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    private static boolean isNoTest(Location location) {
        return !location.matches(OF_A_TEST);
    }

    @Test
    void hostUsesNothingButItselfJavaAndGson() {
        independence().check(HOST_CLASSES);
    }

    @Test
    void theRuleOfIndependenceSeesWhoDependsOnTheProduct() {
        JavaClasses fraud = new ClassFileImporter().importClasses(SimulatedHostTest.class);
        assertTrue(independence().evaluate(fraud).hasViolation());
    }

    @Test
    void theHostsPackagesFormNoCycle() {
        slices().matching(HOST + ".(*)..").should().beFreeOfCycles().check(HOST_CLASSES);
    }

    /** Who reads a test must not have to look at its imports to know whose class is meant. */
    @Test
    void noClassOfTheHostHasTheNameOfOneOfTheProduct() {
        Set<String> shared = names(HOST_CLASSES);
        shared.retainAll(names(PRODUCT));
        assertEquals(Set.of(), shared);
    }

    @Test
    void theseRulesAreAboutWhatTheySay() {
        assertTrue(HOST_CLASSES.contain(SimulatedHost.class.getName()));
        assertFalse(HOST_CLASSES.contain(SimulatedHostTest.class.getName()));
        assertTrue(PRODUCT.contain(ROOT + ".Main"));
        assertFalse(PRODUCT.contain(SimulatedHost.class.getName()));
    }

    private static ArchRule independence() {
        return classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(HOST + "..", "java..", "javax..", "com.google.gson..", "");
    }

    private static Set<String> names(JavaClasses classes) {
        Set<String> names = new TreeSet<>();
        for (JavaClass each : classes) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                names.add(each.getSimpleName());
            }
        }
        return names;
    }
}
