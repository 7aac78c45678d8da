package io.github.checkhyperv.simhost.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes and instances of one namespace at one moment. */
public final class Namespace {
    private final String name;
    private final Map<String, ClassDef> classes;
    private final List<Row> rows = new ArrayList<>();
    private boolean encryption;

    /** A namespace of these classes, by folded name. */
    public Namespace(String name, Map<String, ClassDef> classes) {
        this.name = name;
        this.classes = classes;
    }

    /** Its name, with backslashes. */
    public String name() {
        return name;
    }

    /** From now on queries have to be encrypted, as the qualifier RequiresEncryption demands. */
    public void requireEncryption() {
        encryption = true;
    }

    /** Whether queries that are only signed are refused. */
    public boolean requiresEncryption() {
        return encryption;
    }

    /** The class of this name in any case. */
    public Optional<ClassDef> type(String className) {
        return Optional.ofNullable(classes.get(ClassDef.fold(className)));
    }

    /** Adds an instance of a class that must be there. */
    public Row add(String className) {
        ClassDef type = type(className).orElseThrow();
        Row row = new Row(type);
        rows.add(row);
        return row;
    }

    /** Takes the instances of a class away. */
    public void hide(String className) {
        String name = type(className).orElseThrow().name();
        rows.removeIf(row -> row.type().name().equals(name));
    }

    /** The instances of a class and of the classes derived from it. */
    public List<Row> instances(ClassDef type) {
        return rows.stream().filter(row -> row.type().isA(type.name())).toList();
    }
}
