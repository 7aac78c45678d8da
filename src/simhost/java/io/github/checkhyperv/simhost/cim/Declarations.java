package io.github.checkhyperv.simhost.cim;

import io.github.checkhyperv.simhost.cim.Mof.MofClass;
import io.github.checkhyperv.simhost.cim.Mof.MofMember;
import io.github.checkhyperv.simhost.cim.Mof.MofQualifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated host's classes, which are declared in MOF with the qualifiers {@code
 * provider("…")}, {@code key}, {@code read}, {@code CounterType(NUMBER)} and {@code since(YEAR)},
 * the version of Windows Server that brought a class or a property (2012 R2 is 2013).
 */
public final class Declarations {
    private Declarations() {}

    /** The classes of this text as they are in a version of Windows Server, by folded name. */
    public static Map<String, ClassDef> read(String text, int year) {
        Map<String, ClassDef> classes = new LinkedHashMap<>();
        for (MofClass declared : Mof.read(text).classes()) {
            if (since(declared.qualifiers()) > year) {
                continue;
            }
            ClassDef parent = null;
            for (String superclass : declared.superclasses()) {
                parent = classes.get(ClassDef.fold(superclass));
                if (parent == null) {
                    throw new IllegalArgumentException("no class " + superclass);
                }
            }
            String provider = (String) qualifier(declared.qualifiers(), "provider").orElse("");
            List<PropertyDef> own = new ArrayList<>();
            for (MofMember member : declared.properties()) {
                if (since(member.qualifiers()) <= year) {
                    own.add(property(member));
                }
            }
            String name = declared.name();
            classes.put(ClassDef.fold(name), new ClassDef(name, parent, provider, own));
        }
        return classes;
    }

    private static PropertyDef property(MofMember member) {
        CimBaseType type =
                member.isReference()
                        ? CimBaseType.REFERENCE
                        : CimBaseType.valueOf(member.type().toUpperCase(Locale.ROOT));
        return new PropertyDef(
                member.name(),
                type,
                member.isArray(),
                member.isReference() ? "ref:" + member.type() : type.label(),
                qualifier(member.qualifiers(), "key").isPresent(),
                qualifier(member.qualifiers(), "read").isPresent(),
                qualifier(member.qualifiers(), "CounterType").map(Long.class::cast),
                member.value().orElse(null));
    }

    private static Optional<Object> qualifier(List<MofQualifier> qualifiers, String name) {
        return qualifiers.stream()
                .filter(each -> each.name().equals(name))
                .map(MofQualifier::value)
                .findFirst();
    }

    private static long since(List<MofQualifier> qualifiers) {
        return (Long) qualifier(qualifiers, "since").orElse(0L);
    }
}
