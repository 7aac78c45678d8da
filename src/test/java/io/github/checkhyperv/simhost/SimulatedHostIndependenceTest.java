package io.github.checkhyperv.simhost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Host and product check each other only as long as they have nothing in common. */
class SimulatedHostIndependenceTest {
    private static final String HOST = "io.github.checkhyperv.simhost";

    @Test
    void hostUsesNothingOfTheProductAndNothingOfJInterop() {
        JavaClasses classes = new ClassFileImporter().importPackages(HOST);
        DescribedPredicate<JavaClass> foreign =
                DescribedPredicate.describe(
                        "are of the product or of j-Interop",
                        type -> {
                            String name = type.getPackageName();
                            boolean product =
                                    name.startsWith("io.github.checkhyperv")
                                            && !name.startsWith(HOST);
                            return product
                                    || name.startsWith("rpc")
                                    || name.startsWith("ndr")
                                    || name.startsWith("org.jinterop");
                        });
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .dependOnClassesThat(foreign)
                .check(classes);
    }
}
