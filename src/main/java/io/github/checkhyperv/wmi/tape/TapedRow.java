package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A row, with all of its properties read.
 *
 * @param className the name of its class
 * @param properties those that its class declares, in the host's order; what is embedded in them is
 *     such a row, too
 * @param octets the whole row as the host sent it, in base64, where a property could not be read
 */
record TapedRow(String className, List<TapedProperty> properties, String octets)
        implements CimInstance {
    private static final CimValue NULL = new CimValue.Null();

    /** The same with these octets. */
    TapedRow with(String sent) {
        return sent.isEmpty() ? this : new TapedRow(className, properties, sent);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(properties.size());
        for (TapedProperty property : properties) {
            names.add(property.name());
        }
        return names;
    }

    @Override
    public String type(String name) {
        for (TapedProperty property : properties) {
            if (property.name().equalsIgnoreCase(name)) {
                return property.type();
            }
        }
        return "";
    }

    @Override
    public CimValue qualifier(String name, String qualifier) {
        for (TapedProperty property : properties) {
            if (property.name().equalsIgnoreCase(name)
                    && property.counterType().isPresent()
                    && qualifier.equalsIgnoreCase(TapedProperty.COUNTER_TYPE)) {
                return new CimValue.Unsigned(property.counterType().getAsLong());
            }
        }
        return NULL;
    }

    @Override
    public CimValue value(String name) throws SessionException {
        for (TapedProperty property : properties) {
            if (property.name().equalsIgnoreCase(name)) {
                if (property.failure().isPresent()) {
                    throw new SessionException(property.failure().get(), null);
                }
                return property.value();
            }
        }
        return NULL;
    }
}
