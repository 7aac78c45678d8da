package io.github.checkhyperv.wmi.tape;

import io.github.checkhyperv.failure.Failure;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Copies a row with all of its properties, those that nobody asks for and broken ones too. */
final class RowCopy {
    private static final CimValue NULL = new CimValue.Null();

    /** Octets of a row or property on the tape, beside its texts: at most. */
    private static final int FRAME = 34;

    /** Octets of what says what a value is: {@code {"unsigned":"…"},}. */
    private static final int TAG = 16;

    /** Octets of {@code "counter_type":2147483647,}. */
    private static final int COUNTER = 26;

    private long octets = FRAME;
    private boolean failed;

    /** The copy. */
    TapedRow of(CimInstance row) {
        List<TapedProperty> properties = new ArrayList<>();
        for (String name : row.names()) {
            properties.add(property(row, name));
        }
        octets += JsonSize.of(row.className());
        return new TapedRow(row.className(), properties, "");
    }

    private TapedProperty property(CimInstance row, String name) {
        String type = row.type(name);
        octets += FRAME + JsonSize.of(name) + JsonSize.of(type);
        Failure failure;
        try {
            CimValue value = copy(row.value(name));
            return new TapedProperty(name, type, value, Optional.empty(), counterType(row, name));
        } catch (SessionException e) {
            failure = e.failure();
        } catch (RuntimeException | StackOverflowError e) {
            // Where the check asks for this property the same will happen, and be told there.
            failure = Failure.ofFault(e);
        }
        failed = true;
        octets += JsonSize.of(failure);
        return new TapedProperty(name, type, NULL, Optional.of(failure));
    }

    private OptionalLong counterType(CimInstance row, String name) throws SessionException {
        OptionalLong type = row.numericQualifier(name, TapedProperty.COUNTER_TYPE);
        octets += type.isPresent() ? COUNTER : 0;
        return type;
    }

    private CimValue copy(CimValue value) {
        octets += TAG;
        if (value instanceof CimValue.Embedded embedded) {
            return new CimValue.Embedded(of(embedded.value()));
        }
        if (value instanceof CimValue.Array array) {
            List<CimValue> elements = new ArrayList<>(array.elements().size());
            for (CimValue element : array.elements()) {
                elements.add(copy(element));
            }
            return new CimValue.Array(elements);
        }
        if (value instanceof CimValue.Text text) {
            octets += JsonSize.of(text.value());
        } else if (value instanceof CimValue.EmbeddedClass type) {
            octets += JsonSize.of(type.name());
        } else if (!(value instanceof CimValue.Null || value instanceof CimValue.Bool)) {
            octets += value.toString().length();
        }
        return value;
    }

    /** Octets that what was copied takes on a tape, or some more. */
    long octets() {
        return octets;
    }

    /** Whether a property could not be read. */
    boolean failed() {
        return failed;
    }
}
