package io.github.checkhyperv.simhost.cim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An instance. PlainValues are String, Boolean, Long (uint64 as its bits), Double, Row, or a List
 * of these; a property that is set to null differs from one that was never set, which has the
 * class's default.
 */
public final class Row {
    private final ClassDef type;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** An instance with nothing set. */
    public Row(ClassDef type) {
        this.type = type;
    }

    /** Its class. */
    public ClassDef type() {
        return type;
    }

    /** Sets a property that the class has; one that it does not have is a mistake of the test. */
    public Row set(String property, Object value) {
        if (type.member(property).isEmpty()) {
            throw new IllegalArgumentException(type.name() + " has no " + property);
        }
        values.put(ClassDef.fold(property), PlainValues.normalize(value));
        return this;
    }

    /** Sets a property if this version of the class has it. */
    public Row setIfThere(String property, Object value) {
        return type.member(property).isPresent() ? set(property, value) : this;
    }

    /** Whether the property was set, perhaps to null. */
    public boolean isSet(String property) {
        return values.containsKey(ClassDef.fold(property));
    }

    /** The value: what was set, else the class's default; null for NULL. */
    public Object get(String property) {
        String key = ClassDef.fold(property);
        if (values.containsKey(key)) {
            return values.get(key);
        }
        return type.member(property).map(m -> m.property().defaultValue()).orElse(null);
    }

    @Override
    public String toString() {
        return type.name() + values;
    }
}
