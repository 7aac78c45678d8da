package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An instance whose values are decoded when they are asked for, each time anew. */
final class WmioRow implements CimInstance {
    private final ClassPart type;
    private final InstancePart part;
    private final String className;

    WmioRow(ClassPart type, InstancePart part, String className) {
        this.type = type;
        this.part = part;
        this.className = className;
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public boolean declares(String property) {
        return type.find(property).isPresent();
    }

    @Override
    public Optional<String> string(String property) throws SessionException {
        try {
            Slot slot = slot(property);
            if (slot == null) {
                return Optional.empty();
            }
            if (slot.type().array() || !slot.type().isText()) {
                throw mistyped(property, slot, "string");
            }
            return slot.heap().string(HeapRef.read(slot.value()));
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    @Override
    public OptionalLong uint64(String property) throws SessionException {
        try {
            Slot slot = slot(property);
            if (slot == null) {
                return OptionalLong.empty();
            }
            long value = unsigned(slot, property);
            if (value < 0) {
                throw slot.value()
                        .path()
                        .failure(Long.toUnsignedString(value) + " is more than 2^63-1");
            }
            return OptionalLong.of(value);
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    @Override
    public Optional<List<Integer>> uint16Array(String property) throws SessionException {
        try {
            Optional<EncodedArray> array = array(slot(property), property, CimType.UINT16);
            if (array.isEmpty()) {
                return Optional.empty();
            }
            List<Integer> values = new ArrayList<>(array.get().count());
            for (int i = 0; i < array.get().count(); i++) {
                values.add(array.get().elements().uint16("element"));
            }
            return Optional.of(values);
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    @Override
    public Optional<List<String>> stringArray(String property) throws SessionException {
        try {
            Slot slot = slot(property);
            Optional<EncodedArray> array = array(slot, property, CimType.STRING);
            if (array.isEmpty()) {
                return Optional.empty();
            }
            List<String> values = new ArrayList<>(array.get().count());
            for (int i = 0; i < array.get().count(); i++) {
                Cursor element = array.get().elements().next(HeapRef.OCTETS);
                values.add(slot.heap().string(HeapRef.read(element)).orElse(""));
            }
            return Optional.of(values);
        } catch (WmioException e) {
            throw malformed(e);
        }
    }

    /** Where the value of a property is; null when it is NULL or not declared. */
    private Slot slot(String property) throws WmioException {
        Optional<PropertyLookup> lookup = type.find(property);
        if (lookup.isEmpty()) {
            return null;
        }
        Optional<Slot> slot = part.value(lookup.get(), type);
        if (slot.isEmpty()) {
            return null;
        }
        // The heap of the class serves all rows: what one reads of it must not count for another.
        return new Slot(slot.get().type(), slot.get().value(), slot.get().heap().renewed());
    }

    private static long unsigned(Slot slot, String property) throws WmioException {
        CimType base = slot.type().base();
        if (!slot.type().array() && base == CimType.UINT64) {
            return slot.value().sint64("uint64");
        }
        if (!slot.type().array() && base == CimType.UINT32) {
            return slot.value().uint32("uint32");
        }
        if (!slot.type().array() && base == CimType.UINT16) {
            return slot.value().uint16("uint16");
        }
        if (!slot.type().array() && base == CimType.UINT8) {
            return slot.value().octet("uint8");
        }
        throw mistyped(property, slot, "unsigned integer");
    }

    private static Optional<EncodedArray> array(Slot slot, String property, CimType element)
            throws WmioException {
        if (slot == null) {
            return Optional.empty();
        }
        if (!slot.type().array() || slot.type().base() != element) {
            throw mistyped(property, slot, element.label() + "[]");
        }
        Optional<Cursor> item = slot.heap().item(HeapRef.read(slot.value()));
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(EncodedArray.read(item.get(), slot.type()));
    }

    private static WmioException mistyped(String property, Slot slot, String expected) {
        return slot.value()
                .path()
                .failure(property + " is " + slot.type().label() + ", not " + expected);
    }

    private static SessionException malformed(WmioException e) {
        return new SessionException(
                GeneralProblem.MALFORMED_ANSWER, Stage.DECODE, e.getMessage(), e);
    }
}
