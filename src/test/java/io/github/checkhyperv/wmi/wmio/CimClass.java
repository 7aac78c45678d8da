package io.github.checkhyperv.wmi.wmio;

import java.util.List;
import java.util.Optional;

/**
 * A class: what it declares and what it inherits.
 *
 * @param name its name
 * @param derivation its superclasses, the immediate one first
 * @param qualifiers its qualifiers, in the order in which they were encoded
 * @param properties its properties with their default values, in the order of declaration
 * @param methods its methods; none when it came with an instance, which carries no methods
 */
record CimClass(
        String name,
        List<String> derivation,
        List<CimQualifier> qualifiers,
        List<CimProperty> properties,
        List<CimMethod> methods) {

    /** Takes copies. */
    public CimClass {
        derivation = List.copyOf(derivation);
        qualifiers = List.copyOf(qualifiers);
        properties = List.copyOf(properties);
        methods = List.copyOf(methods);
    }

    /** The property of this name, compared without regard to case. */
    public Optional<CimProperty> property(String propertyName) {
        for (CimProperty property : properties) {
            if (property.name().equalsIgnoreCase(propertyName)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }
}
