package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.CimValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A property of a row.
 *
 * @param name its name
 * @param type its type as MOF writes it, such as {@code uint16[]}
 * @param value its value; Null where it could not be read
 * @param failure why it could not be read, if so
 * @param counterType the number that the class gives as its qualifier {@value #COUNTER_TYPE}
 */
record TapedProperty(
        String name,
        String type,
        CimValue value,
        Optional<Failure> failure,
        OptionalLong counterType) {
    /** The one qualifier by which anything is decided. */
    static final String COUNTER_TYPE = "CounterType";

    /** A property that is no counter. */
    TapedProperty(String name, String type, CimValue value, Optional<Failure> failure) {
        this(name, type, value, failure, OptionalLong.empty());
    }
}
