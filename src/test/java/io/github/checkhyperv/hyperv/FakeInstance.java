package io.github.checkhyperv.hyperv;

import io.github.checkhyperv.wmi.CimInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** An instance made of plain values: String, Long, List of Integer or String; null is NULL. */
record FakeInstance(String className, Map<String, Object> values) implements CimInstance {

    static FakeInstance of(String className, Map<String, Object> values) {
        Map<String, Object> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return new FakeInstance(className, copy);
    }

    @Override
    public boolean declares(String property) {
        return values.containsKey(property);
    }

    @Override
    public Optional<String> string(String property) {
        return Optional.ofNullable((String) values.get(property));
    }

    @Override
    public OptionalLong uint64(String property) {
        Long value = (Long) values.get(property);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<List<Integer>> uint16Array(String property) {
        return Optional.ofNullable((List<Integer>) values.get(property));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<List<String>> stringArray(String property) {
        return Optional.ofNullable((List<String>) values.get(property));
    }
}
