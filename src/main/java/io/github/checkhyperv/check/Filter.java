package io.github.checkhyperv.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which disks the operator cares about. A pattern matches a disk when it is found in the machine's
 * name or in the disk's path. A disk whose name or path is not known is never filtered away for
 * want of a match: it could be one that was meant.
 *
 * @param include keep only disks that one of these matches; empty = all
 * @param exclude leave out disks that one of these matches
 */
public record Filter(List<Pattern> include, List<Pattern> exclude) {
    /** Lets every disk pass. */
    public static final Filter NONE = new Filter(List.of(), List.of());

    /** Characters that one pattern may look at in one text before it is taken to run away. */
    static final int STEPS = 1_000_000;

    /**
     * Whether the disk stays.
     *
     * @throws TooCostlyException when a pattern backtracks without end on what the host sent
     */
    public boolean accepts(VirtualDisk disk) {
        for (Pattern pattern : exclude) {
            if (found(pattern, disk)) {
                return false;
            }
        }
        if (include.isEmpty()) {
            return true;
        }
        for (Pattern pattern : include) {
            if (found(pattern, disk)) {
                return true;
            }
        }
        return disk.vmName().isEmpty() || disk.path().isEmpty();
    }

    private static boolean found(Pattern pattern, VirtualDisk disk) {
        return found(pattern, Optional.of(disk.vm())) || found(pattern, disk.path());
    }

    private static boolean found(Pattern pattern, Optional<String> text) {
        if (text.isEmpty()) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(text.get(), pattern)).find();
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
        private int left = STEPS;

        Counted(String text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
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
