package io.github.checkhyperv.facts.hyperv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A WMI object path ([MS-WMI] 2.2.2), {@code \\HOST\namespace:Class.Key="value",Key="value"}. In
 * quoted values a backslash takes the next character as it is.
 *
 * @param className the class of the object
 * @param keys the key properties, names in upper case
 */
record WmiPath(String className, Map<String, String> keys) {

    /** Reads a path; empty when the text is none, or one of a class or of a singleton. */
    static Optional<WmiPath> parse(String text) {
        int quote = text.indexOf('"');
        int start = text.lastIndexOf(':', quote < 0 ? text.length() : quote) + 1;
        int dot = text.indexOf('.', start);
        if (dot <= start) {
            return Optional.empty();
        }
        Map<String, String> keys = new LinkedHashMap<>();
        int at = dot + 1;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals <= at) {
                return Optional.empty();
            }
            StringBuilder value = new StringBuilder();
            int end = readValue(text, equals + 1, value);
            if (end < 0) {
                return Optional.empty();
            }
            keys.put(InstanceIds.folded(text.substring(at, equals)), value.toString());
            at = end + 1;
        }
        return Optional.of(new WmiPath(text.substring(start, dot), keys));
    }

    /** Reads one value; returns where the comma or the end after it is, or -1. */
    private static int readValue(String text, int from, StringBuilder value) {
        if (from >= text.length() || text.charAt(from) != '"') {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            value.append(text, from, end);
            return end;
        }
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                boolean ends = at + 1 == text.length() || text.charAt(at + 1) == ',';
                return ends ? at + 1 : -1;
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    return -1;
                }
            }
            value.append(text.charAt(at));
        }
        return -1;
    }

    /** The value of a key property; names are compared without regard to case. */
    Optional<String> key(String name) {
        return Optional.ofNullable(keys.get(InstanceIds.folded(name)));
    }
}
