package io.github.checkhyperv.simhost.cim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The classes and instances of one namespace at one moment. */
public final class Namespace {
    private final String name;
    private final Map<String, ClassDef> classes;
    private final List<Row> rows = new ArrayList<>();
    private final Map<ClassDef, Supplier<List<Row>>> providers = new LinkedHashMap<>();
    private final Set<ClassDef> refused = new HashSet<>();
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
        Row row = row(className);
        rows.add(row);
        return row;
    }

    /** An instance of a class that must be there; the namespace does not keep it. */
    public Row row(String className) {
        return new Row(type(className).orElseThrow());
    }

    /** Has the instances of a class made anew at each query. */
    public void provide(String className, Supplier<List<Row>> instances) {
        providers.put(type(className).orElseThrow(), instances);
    }

    /** From now on queries of the class, which must be there, are denied. */
    public void refuse(String className) {
        refused.add(type(className).orElseThrow());
    }

    /** Whether queries of the class are denied. */
    public boolean refuses(ClassDef type) {
        return refused.contains(type);
    }

    /** Takes the instances of a class away. */
    public void hide(String className) {
        ClassDef type = type(className).orElseThrow();
        rows.removeIf(row -> row.type().name().equals(type.name()));
        providers.remove(type);
    }

    /** The instances of a class and of the classes derived from it. */
    public List<Row> instances(ClassDef type) {
        List<Row> all = new ArrayList<>();
        rows.stream().filter(row -> row.type().isA(type.name())).forEach(all::add);
        providers.forEach(
                (provided, instances) -> {
                    if (provided.isA(type.name())) {
                        all.addAll(instances.get());
                    }
                });
        return all;
    }
}
