package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.wmi.CimValue;
import java.util.Optional;

/**
 * A property of a row.
 *
 * @param name its name
 * @param type its type as MOF writes it, such as {@code uint16[]}
 * @param value its value; Null where it could not be read
 * @param failure why it could not be read, if so
 */
record TapedProperty(String name, String type, CimValue value, Optional<Failure> failure) {}
