package io.github.checkhyperv.simhost.cim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The few Java types that stand for CIM values. */
final class PlainValues {
    private PlainValues() {}

    static Object normalize(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && !(value instanceof Long)) {
            return number instanceof Double || number instanceof Float
                    ? number.doubleValue()
                    : new BigDecimal(number.toString()).toBigInteger().longValue();
        }
        if (value instanceof int[] array) {
            List<Object> list = new ArrayList<>();
            for (int element : array) {
                list.add((long) element);
            }
            return list;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object element : list) {
                copy.add(normalize(element));
            }
            return copy;
        }
        return value;
    }
}
