package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import java.util.List;

/**
 * A property of a class with its default value, or of an instance with its value. A parameter of a
 * method is a property too.
 *
 * @param name its name, in the case in which the class declares it
 * @param type the type of the value, or of the value's elements
 * @param array whether the value is an array
 * @param order its place in the declaration of the class, from 0
 * @param origin where it was declared
 * @param value its value; {@link CimValue.Null} when it has none
 * @param defaulted whether the value was not set here: in a class, that the default value is
 *     inherited; in an instance, that the default value of the class applies
 * @param qualifiers its qualifiers, in the order in which they were encoded
 */
record CimProperty(
        String name,
        CimType type,
        boolean array,
        int order,
        CimOrigin origin,
        CimValue value,
        boolean defaulted,
        List<CimQualifier> qualifiers) {

    /** Takes a copy of the qualifiers. */
    public CimProperty {
        qualifiers = List.copyOf(qualifiers);
    }
}
