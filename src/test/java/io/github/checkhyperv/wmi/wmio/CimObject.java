package io.github.checkhyperv.wmi.wmio;

import java.util.List;
import java.util.Optional;

/** A class or an instance, whole, as a host sends it. */
sealed interface CimObject {

    /** Where the object comes from, if it says so. */
    Optional<Source> source();

    /** The class, or the class of the instance. */
    CimClass cimClass();

    /**
     * Where an object comes from; documentary, and nothing to connect to.
     *
     * @param server the server's name
     * @param namespace the namespace's name
     */
    record Source(String server, String namespace) {}

    /**
     * A class.
     *
     * @param source where it comes from
     * @param superclass the immediate superclass; empty for a topmost class
     * @param cimClass the class itself
     */
    record OfClass(Optional<Source> source, Optional<CimClass> superclass, CimClass cimClass)
            implements CimObject {}

    /**
     * An instance.
     *
     * @param source where it comes from
     * @param cimClass its class
     * @param className the name of its class as the instance gives it
     * @param properties its properties with their values, in the order of declaration; their
     *     qualifiers are those of the instance, not of the class
     * @param qualifiers the qualifiers of the instance
     */
    record OfInstance(
            Optional<Source> source,
            CimClass cimClass,
            String className,
            List<CimProperty> properties,
            List<CimQualifier> qualifiers)
            implements CimObject {

        /** Takes copies. */
        public OfInstance {
            properties = List.copyOf(properties);
            qualifiers = List.copyOf(qualifiers);
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
}
