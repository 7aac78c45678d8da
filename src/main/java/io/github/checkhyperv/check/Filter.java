package io.github.checkhyperv.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which disks the operator cares about. A pattern matches a disk when it is found in the machine's
 * name or in the disk's path, which is the one without what an open checkpoint adds. A disk whose
 * name or path is not known is never filtered away for want of a match: it could be one that was
 * meant. A GUID that stands for a name that is not known is matched by nothing.
 *
 * <p>Where patterns are not to be told, what they decided can be: the ids of the disks stand in for
 * them.
 *
 * @param include keep only disks that one of these matches; empty = all
 * @param exclude leave out disks that one of these matches
 * @param notIncluded ids of disks that no pattern matches
 * @param excluded ids of disks to leave out
 */
public record Filter(
        List<Pattern> include,
        List<Pattern> exclude,
        Set<String> notIncluded,
        Set<String> excluded) {
    /** Lets every disk pass. */
    public static final Filter NONE = new Filter(List.of(), List.of());

    /** A filter by patterns alone. */
    public Filter(List<Pattern> include, List<Pattern> exclude) {
        this(include, exclude, Set.of(), Set.of());
    }

    /**
     * Characters that all patterns may look at in all texts of a run before they are taken to run
     * away: two or three seconds. Patterns that say what they mean look at each character once or
     * twice, so that this does for ten of them and 50,000 disks; one that starts with {@code .*}
     * looks at half the square of a text's length.
     */
    static final long STEPS = 100_000_000;

    /** What the patterns of one run have left to look at. */
    static final class Budget {
        private long left = STEPS;
    }

    /**
     * Whether an {@code include} names the disk; without any, each disk is named.
     *
     * @param budget the run's
     * @throws TooCostlyException when a pattern backtracks without end on what the host sent
     */
    boolean names(VirtualDisk disk, Budget budget) {
        return !isAmong(notIncluded, disk) && (include.isEmpty() || found(include, disk, budget));
    }

    /**
     * Whether the disk stays.
     *
     * @param named whether it is one that is named
     * @param budget the run's
     * @throws TooCostlyException when a pattern backtracks without end on what the host sent
     */
    boolean accepts(VirtualDisk disk, boolean named, Budget budget) {
        boolean meant = named || disk.vmName().isEmpty() || disk.path().isEmpty();
        return meant && !isExcluded(disk, budget);
    }

    private boolean isExcluded(VirtualDisk disk, Budget budget) {
        return isAmong(excluded, disk) || found(exclude, disk, budget);
    }

    /** An id is made anew each time, which nobody pays for who needs none. */
    private static boolean isAmong(Set<String> ids, VirtualDisk disk) {
        return !ids.isEmpty() && ids.contains(disk.id());
    }

    /**
     * What this decides, told by ids alone.
     *
     * @param disks those that it is about
     * @param renamed the same disks in the same order, by the names that are to be told
     * @throws TooCostlyException when a pattern backtracks without end
     */
    public Filter withoutPatterns(List<VirtualDisk> disks, List<VirtualDisk> renamed) {
        Budget budget = new Budget();
        Set<String> others = new LinkedHashSet<>();
        Set<String> out = new LinkedHashSet<>();
        for (int i = 0; i < disks.size(); i++) {
            if (!names(disks.get(i), budget)) {
                others.add(renamed.get(i).id());
            }
            if (isExcluded(disks.get(i), budget)) {
                out.add(renamed.get(i).id());
            }
        }
        return new Filter(List.of(), List.of(), others, out);
    }

    private static boolean found(List<Pattern> patterns, VirtualDisk disk, Budget budget) {
        for (Pattern pattern : patterns) {
            if (found(pattern, disk.vmName(), budget)
                    || found(pattern, disk.lastingPath(), budget)) {
                return true;
            }
        }
        return false;
    }

    private static boolean found(Pattern pattern, Optional<String> text, Budget budget) {
        if (text.isEmpty()) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(text.get(), pattern, budget)).find();
        } catch (StackOverflowError e) {
            throw new TooCostlyException(pattern.pattern());
        }
    }

    /** The operator's pattern takes too long on the host's text. */
    public static final class TooCostlyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String pattern;

        TooCostlyException(String pattern) {
            super("the pattern takes too long", null, false, false);
            this.pattern = pattern;
        }

        /** The pattern as it was given. */
        public String pattern() {
            return pattern;
        }
    }

    /** Text that can be read only so often: a pattern that backtracks reads it over and over. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final Pattern pattern;
        private final Budget budget;

        Counted(String text, Pattern pattern, Budget budget) {
            this.text = text;
            this.pattern = pattern;
            this.budget = budget;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--budget.left < 0) {
                throw new TooCostlyException(pattern.pattern());
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
