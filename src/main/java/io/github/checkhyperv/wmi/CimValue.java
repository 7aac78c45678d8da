package io.github.checkhyperv.wmi;

import java.util.List;

/**
 * The value of a property or qualifier. What it means is told by the type that goes with it: text
 * can be a {@code string}, a {@code datetime} or a {@code reference}.
 */
public sealed interface CimValue {

    /** No value. */
    record Null() implements CimValue {}

    /** A {@code boolean}. */
    record Bool(boolean value) implements CimValue {}

    /** A {@code sint8} to {@code sint64}. */
    record Signed(long value) implements CimValue {}

    /** A {@code uint8} to {@code uint64}; over 2^63-1 it is negative as a {@code long}. */
    record Unsigned(long value) implements CimValue {
        @Override
        public String toString() {
            return Long.toUnsignedString(value);
        }
    }

    /** A {@code real32}. */
    record Real32(float value) implements CimValue {}

    /** A {@code real64}. */
    record Real64(double value) implements CimValue {}

    /** A {@code char16}: one UTF-16 code unit. */
    record Char16(char value) implements CimValue {}

    /** A {@code string}, {@code datetime} or {@code reference}. */
    record Text(String value) implements CimValue {}

    /** An embedded instance. */
    record Embedded(CimInstance value) implements CimValue {}

    /** An embedded class, of which its name is known. */
    record EmbeddedClass(String name) implements CimValue {}

    /** An array; its elements are of one type, or {@link Null}. */
    record Array(List<CimValue> elements) implements CimValue {
        /** Takes a copy. */
        public Array {
            elements = List.copyOf(elements);
        }
    }
}
