package io.github.checkhyperv;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.checkhyperv.failure.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems of all packages, found in the classes of the program so that none is forgotten. */
final class Problems {
    private static final List<Problem> ALL = find();

    private Problems() {}

    static List<Problem> all() {
        return ALL;
    }

    private static List<Problem> find() {
        List<Problem> problems = new ArrayList<>();
        for (JavaClass found :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(Problems.class.getPackageName())
                        .get(Problem.class)
                        .getAllSubclasses()) {
            if (!found.isEnum()) {
                continue; // One that was read from a tape, by the name of one of these.
            }
            for (Object problem : found.reflect().getEnumConstants()) {
                problems.add((Problem) problem);
            }
        }
        problems.sort(Comparator.comparing(Problem::name));
        return problems;
    }
}
