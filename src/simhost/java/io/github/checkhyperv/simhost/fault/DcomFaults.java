package io.github.checkhyperv.simhost.fault;

import io.github.checkhyperv.simhost.wire.BindingArray;
import io.github.checkhyperv.simhost.wire.BindingArray.StringBinding;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What differs above RPC: bindings, extensions, object references, encoded objects, stubs. */
public final class DcomFaults {
    private DcomFaults() {}

    /** String bindings in the reverse order. */
    public static FaultPlan bindingsReversed() {
        return strings(
                bindings -> {
                    List<StringBinding> reversed = new ArrayList<>(bindings);
                    Collections.reverse(reversed);
                    return reversed;
                });
    }

    /** String bindings that name other hosts, by name and by address, with the right ports. */
    public static FaultPlan bindingsElsewhere(String otherHost) {
        return strings(
                bindings ->
                        bindings.stream()
                                .map(
                                        each ->
                                                new StringBinding(
                                                        each.tower(), moved(each, otherHost)))
                                .toList());
    }

    private static String moved(StringBinding binding, String otherHost) {
        int endpoint = binding.address().indexOf('[');
        return otherHost + (endpoint < 0 ? "" : binding.address().substring(endpoint));
    }

    /** Whatever this makes of the string bindings. */
    public static FaultPlan strings(UnaryOperator<List<StringBinding>> change) {
        return new FaultPlan() {
            @Override
            public BindingArray onBindings(Point point, BindingArray bindings) {
                return new BindingArray(change.apply(bindings.strings()), bindings.security());
            }
        };
    }

    /** Extensions of every ORPCTHAT, with odd sizes among them. */
    public static FaultPlan extensions(int count) {
        return new FaultPlan() {
            @Override
            public List<OrpcExtension> onExtensions(Point point) {
                List<OrpcExtension> extensions = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    extensions.add(new OrpcExtension(new UUID(0xE1, i), new byte[1 + 5 * i]));
                }
                return extensions;
            }
        };
    }

    /** Whatever this makes of each OBJREF. */
    public static FaultPlan objRef(UnaryOperator<byte[]> change) {
        return new FaultPlan() {
            @Override
            public byte[] onObjRef(Point point, byte[] objRef) {
                return change.apply(objRef.clone());
            }
        };
    }

    /** Whatever this makes of each [MS-WMIO] EncodingUnit. */
    public static FaultPlan object(UnaryOperator<byte[]> change) {
        return new FaultPlan() {
            @Override
            public byte[] onObject(Point point, int index, byte[] encodingUnit) {
                return change.apply(encodingUnit.clone());
            }
        };
    }

    /** Whatever this makes of the whole stub of an answer. */
    public static FaultPlan stub(UnaryOperator<byte[]> change) {
        return new FaultPlan() {
            @Override
            public byte[] onStub(Point point, byte[] stub) {
                return change.apply(stub.clone());
            }
        };
    }

    /** Adds to the little-endian 32-bit number at this place. */
    public static UnaryOperator<byte[]> add32(int at, int delta) {
        return octets -> {
            int value = 0;
            for (int i = 3; i >= 0; i--) {
                value = value << 8 | octets[at + i] & 0xFF;
            }
            value += delta;
            for (int i = 0; i < 4; i++) {
                octets[at + i] = (byte) (value >>> 8 * i);
            }
            return octets;
        };
    }
}
