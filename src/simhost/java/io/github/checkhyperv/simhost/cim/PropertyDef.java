package io.github.checkhyperv.simhost.cim;

import java.util.Optional;

/**
 * A property that a class declares.
 *
 * @param name its name
 * @param type its type, or the type of its elements
 * @param array whether it is an array
 * @param cimType what the CIMTYPE qualifier says
 * @param key whether it has the key qualifier
 * @param read whether it has the read qualifier
 * @param counterType what the CounterType qualifier says, a number of winperf.h; empty without it
 * @param defaultValue the class's default; null when there is none
 */
public record PropertyDef(
        String name,
        CimBaseType type,
        boolean array,
        String cimType,
        boolean key,
        boolean read,
        Optional<Long> counterType,
        Object defaultValue) {

    /** The same with another CounterType qualifier, or without one. */
    public PropertyDef counting(Optional<Long> other) {
        return new PropertyDef(name, type, array, cimType, key, read, other, defaultValue);
    }
}
