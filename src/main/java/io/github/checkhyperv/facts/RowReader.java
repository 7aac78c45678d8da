package io.github.checkhyperv.facts;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.RowMapper;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of one class: which properties to ask for, and what to make of them.
 *
 * @param <T> what becomes of a row
 */
public abstract class RowReader<T> implements RowMapper<T> {
    /** Characters of a key: real ones have some 120, and none could be cut and still be a key. */
    public static final int LONGEST_KEY = 1024;

    /** Characters of a text that are kept; of a machine's name, Hyper-V itself allows 100. */
    public static final int LONGEST_TEXT = 1024;

    private final String className;
    private final List<String> queries;

    /**
     * A reader of this class.
     *
     * @param queries in WQL, the one for the newest Windows first; others lack what older ones lack
     */
    protected RowReader(String className, String... queries) {
        this.className = className;
        this.queries = List.of(queries);
    }

    /** The class that is read. */
    public final String className() {
        return className;
    }

    /** The queries for it, the newest first. */
    public final List<String> queries() {
        return queries;
    }

    /** A key property, which no row may lack. */
    protected final String required(CimInstance row, String property) throws SessionException {
        Optional<String> value = row.string(property);
        if (value.isEmpty() || value.get().isEmpty()) {
            throw malformed(className + " without " + property);
        }
        if (value.get().length() > LONGEST_KEY) {
            throw malformed(
                    className
                            + " with a "
                            + property
                            + " of more than "
                            + LONGEST_KEY
                            + " characters");
        }
        return value.get();
    }

    /** The text of a property that may be missing; an empty one says no more than none. */
    protected static Optional<String> optional(CimInstance row, String property)
            throws SessionException {
        Optional<String> value = row.string(property);
        return value.isPresent() && value.get().isEmpty()
                ? Optional.empty()
                : cut(value, LONGEST_TEXT);
    }

    /**
     * The beginning of a text. Cut where it is read: texts are sorted, looked through by patterns
     * and shown, which takes longer for a megabyte than a check has time.
     */
    protected static Optional<String> cut(Optional<String> text, int longest) {
        return text.isPresent() && text.get().length() > longest
                ? Optional.of(text.get().substring(0, longest))
                : text;
    }

    private static SessionException malformed(String seen) {
        return new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, seen);
    }
}
