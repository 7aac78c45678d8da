package io.github.checkhyperv.simhost.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the little MOF that the simulated host's classes are declared in: {@code [qualifiers] class
 * Name : Parent { [qualifiers] type name[] = default; };} with the qualifiers {@code
 * provider("…")}, {@code key}, {@code read} and {@code since(YEAR)}, the version of Windows Server
 * that brought a property (2012 R2 is 2013).
 */
public final class Mof {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*");
    private static final Pattern CLASS =
            Pattern.compile(
                    "(?:\\[([^\\]]*)\\])?\\s*class\\s+(\\w+)(?:\\s*:\\s*(\\w+))?\\s*\\{([^}]*)\\};");
    private static final Pattern PROPERTY =
            Pattern.compile(
                    "(?:\\[([^\\]]*)\\])?\\s*(\\w+)(\\s+ref)?\\s+(\\w+)(\\[\\])?"
                            + "(?:\\s*=\\s*([^;]+))?;");
    private static final Pattern SINCE = Pattern.compile("since\\((\\d+)\\)");
    private static final Pattern PROVIDER = Pattern.compile("provider\\(\"([^\"]*)\"\\)");

    private Mof() {}

    /** The classes of this text as they are in a version of Windows Server, by folded name. */
    public static Map<String, ClassDef> read(String text, int year) {
        Map<String, ClassDef> classes = new LinkedHashMap<>();
        Matcher at = CLASS.matcher(COMMENT.matcher(text).replaceAll(""));
        while (at.find()) {
            String qualifiers = at.group(1) == null ? "" : at.group(1);
            if (since(qualifiers) > year) {
                continue;
            }
            ClassDef parent = null;
            if (at.group(3) != null) {
                parent = classes.get(ClassDef.fold(at.group(3)));
                if (parent == null) {
                    throw new IllegalArgumentException("no class " + at.group(3));
                }
            }
            Matcher provider = PROVIDER.matcher(qualifiers);
            String name = provider.find() ? provider.group(1) : "";
            List<PropertyDef> own = properties(at.group(4), year);
            classes.put(ClassDef.fold(at.group(2)), new ClassDef(at.group(2), parent, name, own));
        }
        return classes;
    }

    private static List<PropertyDef> properties(String text, int year) {
        List<PropertyDef> properties = new ArrayList<>();
        Matcher at = PROPERTY.matcher(text);
        int end = 0;
        while (at.find()) {
            if (!text.substring(end, at.start()).isBlank()) {
                throw new IllegalArgumentException(text.substring(end, at.start()));
            }
            end = at.end();
            String qualifiers = at.group(1) == null ? "" : at.group(1);
            if (since(qualifiers) <= year) {
                properties.add(property(at, qualifiers));
            }
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException(text.substring(end));
        }
        return properties;
    }

    private static PropertyDef property(Matcher at, String qualifiers) {
        boolean reference = at.group(3) != null;
        CimBaseType type =
                reference
                        ? CimBaseType.REFERENCE
                        : CimBaseType.valueOf(at.group(2).toUpperCase(Locale.ROOT));
        String cimType = reference ? "ref:" + at.group(2) : type.label();
        return new PropertyDef(
                at.group(4),
                type,
                at.group(5) != null,
                cimType,
                has(qualifiers, "key"),
                has(qualifiers, "read"),
                defaultValue(at.group(6)));
    }

    private static Object defaultValue(String text) {
        if (text == null) {
            return null;
        }
        String value = text.strip();
        if (value.startsWith("\"")) {
            return value.substring(1, value.length() - 1);
        }
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return Long.valueOf(value);
    }

    private static boolean has(String qualifiers, String name) {
        return List.of(qualifiers.split("[,\\s]+")).contains(name);
    }

    private static int since(String qualifiers) {
        Matcher since = SINCE.matcher(qualifiers);
        return since.find() ? Integer.parseInt(since.group(1)) : 0;
    }
}
