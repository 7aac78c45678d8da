package io.github.checkhyperv.simhost.cim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A class as a namespace declares it. */
public final class ClassDef {
    private final String name;
    private final ClassDef parent;
    private final String provider;
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Member> byName = new HashMap<>();

    /**
     * A property of a class.
     *
     * @param property its declaration
     * @param origin how many classes are above the one that declared it
     * @param inherited whether that is another class
     */
    public record Member(PropertyDef property, int origin, boolean inherited) {}

    /**
     * Declares a class.
     *
     * @param parent the class it is derived from, or null
     * @param provider the provider of its instances; empty for an abstract class
     * @param own the properties that it declares itself
     */
    public ClassDef(String name, ClassDef parent, String provider, List<PropertyDef> own) {
        this.name = name;
        this.parent = parent;
        this.provider = provider;
        if (parent != null) {
            for (Member member : parent.members()) {
                members.add(new Member(member.property(), member.origin(), true));
            }
        }
        int depth = derivation().size();
        for (PropertyDef property : own) {
            members.add(new Member(property, depth, false));
        }
        for (Member member : members) {
            byName.put(fold(member.property().name()), member);
        }
        if (byName.size() != members.size()) {
            throw new IllegalArgumentException(name + " declares a property twice");
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The provider of its instances; empty for an abstract class. */
    public String provider() {
        return provider;
    }

    /** All properties with inherited ones first, as WMI numbers them. */
    public List<Member> members() {
        return members;
    }

    /** A class of another name whose own properties are what {@code change} makes of this one's. */
    public ClassDef changed(String otherName, UnaryOperator<PropertyDef> change) {
        List<PropertyDef> own =
                members.stream()
                        .filter(member -> !member.inherited())
                        .map(Member::property)
                        .map(change)
                        .toList();
        return new ClassDef(otherName, parent, provider, own);
    }

    /** The classes above, the immediate parent first. */
    public List<String> derivation() {
        List<String> names = new ArrayList<>();
        for (ClassDef above = parent; above != null; above = above.parent) {
            names.add(above.name);
        }
        return names;
    }

    /** The property of this name in any case. */
    public Optional<Member> member(String wanted) {
        return Optional.ofNullable(byName.get(fold(wanted)));
    }

    /** Whether this is that class or derived from it. */
    public boolean isA(String className) {
        return name.equalsIgnoreCase(className) || parent != null && parent.isA(className);
    }

    /** The name for look-ups. */
    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
