package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;

/**
 * Metadata of a class, an instance, a property, a method or a parameter.
 *
 * @param name its name, such as {@code key}
 * @param flavor how it is passed on, and where it comes from
 * @param type the type of the value, or of the value's elements
 * @param array whether the value is an array
 * @param value its value; {@code true} for those that MOF writes as a mere name
 */
record CimQualifier(String name, Flavor flavor, CimType type, boolean array, CimValue value) {

    /**
     * The flavor of a qualifier ([MS-WMIO] 2.2.62).
     *
     * @param bits the octet as it is encoded; bits that the specification does not name are ignored
     */
    public record Flavor(int bits) {
        /** WBEM_FLAVOR_FLAG_PROPAGATE_TO_INSTANCE: instances have it too. */
        public boolean propagatesToInstances() {
            return (bits & 0x01) != 0;
        }

        /** WBEM_FLAVOR_FLAG_PROPAGATE_TO_DERIVED_CLASS: subclasses have it too. */
        public boolean propagatesToSubclasses() {
            return (bits & 0x02) != 0;
        }

        /** Not WBEM_FLAVOR_NOT_OVERRIDABLE: subclasses and instances may give it another value. */
        public boolean overridable() {
            return (bits & 0x10) == 0;
        }

        /** WBEM_FLAVOR_ORIGIN_PROPAGATED: it was inherited. */
        public boolean propagated() {
            return (bits & 0x20) != 0;
        }

        /** WBEM_FLAVOR_ORIGIN_SYSTEM: it is one of WMI's own. */
        public boolean system() {
            return (bits & 0x40) != 0;
        }

        /** WBEM_FLAVOR_AMENDED: its value is localised. */
        public boolean amended() {
            return (bits & 0x80) != 0;
        }
    }
}
