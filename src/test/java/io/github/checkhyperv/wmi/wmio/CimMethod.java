package io.github.checkhyperv.wmi.wmio;

import java.util.List;
import java.util.Optional;

/**
 * A method of a class.
 *
 * @param name its name
 * @param origin where it was declared
 * @param qualifiers its qualifiers, in the order in which they were encoded
 * @param input a class whose properties are the parameters in; empty when there are none. The
 *     qualifier {@code ID} of each is its place in the signature, from 0
 * @param output the same for the parameters out and {@code ReturnValue}; empty when there are none
 */
record CimMethod(
        String name,
        CimOrigin origin,
        List<CimQualifier> qualifiers,
        Optional<CimClass> input,
        Optional<CimClass> output) {

    /** Takes a copy of the qualifiers. */
    public CimMethod {
        qualifiers = List.copyOf(qualifiers);
    }
}
