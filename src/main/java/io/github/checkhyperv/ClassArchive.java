package io.github.checkhyperv;

/**
 * Whether the archive of classes that makes a check cheap is in use, for {@code --diagnose}. The
 * JVM is quiet about one that it does not take: the check works without, at more than twice the
 * CPU.
 */
final class ClassArchive {
    /** Set by the launcher to the file's name; empty where there is none for this build of Java. */
    private static final String NAME = "check.archive";

    private static final String MAKE = "lib/make-archive makes one that fits";

    private ClassArchive() {}

    /** What this JVM does, in a line: which Java it is, and whether an archive is in use. */
    static String state() {
        return "Java "
                + System.getProperty("java.vm.version")
                + ": "
                + state(System.getProperty(NAME), System.getProperty("java.vm.info"));
    }

    /**
     * @param name the property of the launcher, or null
     * @param information {@code java.vm.info}, which says "sharing" where an archive is mapped
     */
    static String state(String name, String information) {
        if (name == null) {
            return "this launcher uses no archive of classes";
        }
        if (name.isEmpty()) {
            return "no archive of classes for this build of Java; " + MAKE;
        }
        if (information.contains("sharing")) {
            return "archive of classes in use";
        }
        return "archive of classes "
                + name
                + " NOT in use, as the jars are not as it knows them (copied by cp -r, which changes"
                + " their times?); copy with cp -a, or "
                + MAKE;
    }
}
