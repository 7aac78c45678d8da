package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An instance whose values are decoded when they are asked for, each time anew. */
final class WmioRow implements CimInstance {
    private static final CimValue NULL = new CimValue.Null();

    private final ClassPart type;
    private final InstancePart part;
    private final String className;
    private final boolean embedded;

    /**
     * An instance.
     *
     * @param embedded whether it is a value of another, on whose budget it draws then: who walks
     *     through all that is embedded must not get further for it
     */
    WmioRow(ClassPart type, InstancePart part, boolean embedded) throws WmioException {
        this.type = type;
        this.part = part;
        this.className = part.className(type);
        this.embedded = embedded;
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(type.properties().size());
        for (PropertyLookup property : type.properties()) {
            names.add(property.name());
        }
        return names;
    }

    @Override
    public String type(String property) {
        Optional<PropertyLookup> lookup = type.find(property);
        return lookup.isEmpty() ? "" : lookup.get().info().type().label();
    }

    @Override
    public CimValue qualifier(String property, String name) throws SessionException {
        Optional<PropertyLookup> lookup = type.find(property);
        if (lookup.isEmpty()) {
            return NULL;
        }
        try {
            return lookup.get().info().qualifiers().value(name, type.heap().renewed());
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    @Override
    public CimValue value(String property) throws SessionException {
        Optional<PropertyLookup> lookup = type.find(property);
        if (lookup.isEmpty()) {
            return NULL;
        }
        try {
            Optional<Slot> slot = part.value(lookup.get(), type);
            if (slot.isEmpty()) {
                return NULL;
            }
            // The heap of the class serves all rows: what one reads must not count for another.
            Heap heap = embedded ? slot.get().heap() : slot.get().heap().renewed();
            return EncodedValue.read(slot.get().value(), slot.get().type(), heap);
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    private static SessionException malformed(WmioException e) {
        return new SessionException(
                GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, e.getMessage(), e);
    }
}
