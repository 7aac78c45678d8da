package io.github.checkhyperv.simhost.cim;

/**
 * A property that a class declares.
 *
 * @param name its name
 * @param type its type, or the type of its elements
 * @param array whether it is an array
 * @param cimType what the CIMTYPE qualifier says
 * @param key whether it has the key qualifier
 * @param read whether it has the read qualifier
 * @param defaultValue the class's default; null when there is none
 */
public record PropertyDef(
        String name,
        CimBaseType type,
        boolean array,
        String cimType,
        boolean key,
        boolean read,
        Object defaultValue) {}
