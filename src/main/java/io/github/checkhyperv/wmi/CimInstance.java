package io.github.checkhyperv.wmi;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.util.ArrayList;
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

    /** The names of all properties that the answer's class declares. */
    List<String> names();

    /** A property's type as MOF writes it, such as {@code uint16[]}; empty when not declared. */
    String type(String property);

    /**
     * A property's value; {@link CimValue.Null} when it is NULL or not declared.
     *
     * @throws SessionException with {@link Stage#DECODE} when the value is malformed
     */
    CimValue value(String property) throws SessionException;

    /**
     * What the answer's class says of a property under this name, which is compared without regard
     * to case; {@link CimValue.Null} when it says nothing, as not every transport tells.
     *
     * @throws SessionException with {@link Stage#DECODE} when the qualifier is malformed
     */
    default CimValue qualifier(String property, String name) throws SessionException {
        return new CimValue.Null();
    }

    /** A qualifier that is a whole number; absent when there is none, or it is of another kind. */
    default OptionalLong numericQualifier(String property, String name) throws SessionException {
        CimValue value = qualifier(property, name);
        if (value instanceof CimValue.Unsigned) {
            return OptionalLong.of(((CimValue.Unsigned) value).value());
        }
        return value instanceof CimValue.Signed
                ? OptionalLong.of(((CimValue.Signed) value).value())
                : OptionalLong.empty();
    }

    /** Whether the answer's class declares this property. */
    default boolean declares(String property) {
        return !type(property).isEmpty();
    }

    /** A {@code string}, {@code datetime} or {@code reference} property. */
    default Optional<String> string(String property) throws SessionException {
        CimValue value = value(property);
        if (value instanceof CimValue.Null) {
            return Optional.empty();
        }
        if (value instanceof CimValue.Text) {
            return Optional.of(((CimValue.Text) value).value());
        }
        throw mistyped(property, "string");
    }

    /** A {@code uint64} (or narrower unsigned) property; a value over 2^63-1 is malformed. */
    default OptionalLong uint64(String property) throws SessionException {
        CimValue value = value(property);
        if (value instanceof CimValue.Null) {
            return OptionalLong.empty();
        }
        if (!(value instanceof CimValue.Unsigned)) {
            throw mistyped(property, "unsigned integer");
        }
        long number = ((CimValue.Unsigned) value).value();
        if (number < 0) {
            throw malformed(
                    property + ": " + Long.toUnsignedString(number) + " is more than 2^63-1");
        }
        return OptionalLong.of(number);
    }

    /** A {@code uint16[]} property, elements 0 to 65535; absent when NULL, which is not empty. */
    default Optional<List<Integer>> uint16Array(String property) throws SessionException {
        CimValue value = value(property);
        if (value instanceof CimValue.Null) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (CimValue element : elements(property, "uint16[]", value)) {
            numbers.add((int) ((CimValue.Unsigned) element).value());
        }
        return Optional.of(numbers);
    }

    /**
     * A {@code string[]} property; absent when NULL, which is not empty. An element that is NULL is
     * an empty string.
     */
    default Optional<List<String>> stringArray(String property) throws SessionException {
        CimValue value = value(property);
        if (value instanceof CimValue.Null) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (CimValue element : elements(property, "string[]", value)) {
            boolean there = element instanceof CimValue.Text;
            texts.add(there ? ((CimValue.Text) element).value() : "");
        }
        return Optional.of(texts);
    }

    private List<CimValue> elements(String property, String type, CimValue value)
            throws SessionException {
        if (!(value instanceof CimValue.Array) || !type(property).equals(type)) {
            throw mistyped(property, type);
        }
        return ((CimValue.Array) value).elements();
    }

    private SessionException mistyped(String property, String expected) {
        return malformed(property + " is " + type(property) + ", not " + expected);
    }

    private SessionException malformed(String seen) {
        return new SessionException(GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, seen);
    }
}
