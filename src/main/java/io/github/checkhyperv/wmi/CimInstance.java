package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One instance of a CIM class, as a query returned it. Property names are compared without regard
 * to case. A property that is NULL, or that the answer does not hold, is absent; a property of
 * another type than asked for is a malformed answer.
 */
public interface CimInstance {
    /** The name of the class. */
    String className();

    /** Whether the answer's class declares this property. */
    boolean declares(String property);

    /** A {@code string}, {@code datetime} or {@code reference} property. */
    Optional<String> string(String property) throws SessionException;

    /** A {@code uint64} (or narrower unsigned) property; a value over 2^63-1 is malformed. */
    OptionalLong uint64(String property) throws SessionException;

    /** A {@code uint16[]} property, elements 0 to 65535; absent when NULL, which is not empty. */
    Optional<List<Integer>> uint16Array(String property) throws SessionException;

    /**
     * A {@code string[]} property; absent when NULL, which is not empty. An element that is NULL is
     * an empty string.
     */
    Optional<List<String>> stringArray(String property) throws SessionException;
}
