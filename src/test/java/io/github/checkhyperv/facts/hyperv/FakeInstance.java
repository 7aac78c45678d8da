package io.github.checkhyperv.facts.hyperv;

import io.github.checkhyperv.wmi.CimInstance;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An instance made of plain values: String, Long, List of Integer or String; null is NULL. */
record FakeInstance(String className, Map<String, Object> values, Map<String, Long> counterTypes)
        implements CimInstance {

    static FakeInstance of(
            String className, Map<String, Object> values, Map<String, Long> counterTypes) {
        Map<String, Object> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return new FakeInstance(className, copy, counterTypes);
    }

    @Override
    public CimValue qualifier(String property, String name) {
        return name.equals("CounterType") && counterTypes.containsKey(property)
                ? new CimValue.Unsigned(counterTypes.get(property))
                : new CimValue.Null();
    }

    @Override
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    @Override
    public String type(String property) {
        if (!values.containsKey(property)) {
            return "";
        }
        Object value = values.get(property);
        if (value instanceof List<?> list) {
            boolean numbers = !list.isEmpty() && list.get(0) instanceof Integer;
            return numbers || property.equals("OperationalStatus") ? "uint16[]" : "string[]";
        }
        return value instanceof Long ? "uint64" : "string";
    }

    @Override
    public CimValue value(String property) {
        return value(values.get(property));
    }

    private static CimValue value(Object value) {
        if (value == null) {
            return new CimValue.Null();
        }
        if (value instanceof List<?> list) {
            List<CimValue> elements = new ArrayList<>();
            for (Object element : list) {
                elements.add(value(element));
            }
            return new CimValue.Array(elements);
        }
        if (value instanceof Boolean bool) {
            return new CimValue.Bool(bool);
        }
        return value instanceof Number number
                ? new CimValue.Unsigned(number.longValue())
                : new CimValue.Text((String) value);
    }
}
