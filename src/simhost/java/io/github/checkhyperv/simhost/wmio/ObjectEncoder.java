package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.ClassDef.Member;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import io.github.checkhyperv.simhost.cim.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes rows as a host does; keeps the class parts it made, so one per enumeration. */
public final class ObjectEncoder {
    private static final int FLAVOR_TO_ALL = 0x03;
    private static final int FLAVOR_NOT_OVERRIDABLE = 0x10;
    private static final int FLAVOR_PROPAGATED = 0x20;

    private final Style style;
    private final List<String> properties;
    private final Map<ClassDef, ClassWriter> classes = new ConcurrentHashMap<>();

    /** An encoder of whole objects. */
    public ObjectEncoder(Style style) {
        this(style, null);
    }

    /** An encoder of objects with just these properties; null for all. */
    public ObjectEncoder(Style style, List<String> properties) {
        this.style = style;
        this.properties = properties == null ? null : List.copyOf(properties);
    }

    /** EncodingUnit, [MS-WMIO] 2.2.1. */
    public byte[] encode(Row row) {
        return object(row).encodingUnit();
    }

    private ObjectWriter object(Row row) {
        ClassWriter type = classes.computeIfAbsent(row.type(), this::classWriter);
        ObjectWriter object = ObjectWriter.ofInstance(type);
        if (style.decorated()) {
            object.decoration(style.server(), style.namespace());
        }
        for (ClassWriter.Property property : type.properties()) {
            if (row.isSet(property.name)) {
                object.value(property.name, value(row.get(property.name)));
            } else {
                object.classDefault(property.name);
            }
        }
        return object;
    }

    /** Rows within rows are whole objects, whatever was asked for. */
    private static Object value(Object value) {
        if (value instanceof Row inner) {
            return new ObjectEncoder(Style.whole("", "")).object(inner);
        }
        return value instanceof List<?> list
                ? list.stream().map(ObjectEncoder::value).toList()
                : value;
    }

    private boolean isSelected(String name) {
        return properties == null || properties.stream().anyMatch(name::equalsIgnoreCase);
    }

    private ClassWriter classWriter(ClassDef type) {
        ClassWriter out = new ClassWriter(type.name()).slack(style.slack());
        if (style.derivation()) {
            out.derivation(type.derivation());
        }
        if (!type.provider().isEmpty()) {
            out.classQualifier(QualifierDef.flag("dynamic", 0));
            out.classQualifier(QualifierDef.text("provider", 0, type.provider()));
        }
        for (Member member : type.members()) {
            if (isSelected(member.property().name())) {
                property(out, member);
            }
        }
        out.classPart();
        return out;
    }

    /** A class without ancestors has all its properties of itself. */
    private void property(ClassWriter out, Member member) {
        PropertyDef property = member.property();
        ValueType type = new ValueType(property.type(), property.array());
        out.property(property.name(), type, property.defaultValue());
        int propagated = 0;
        if (style.derivation() && member.inherited()) {
            out.inheritedFrom(member.origin());
            propagated = FLAVOR_PROPAGATED;
        }
        int toAll = FLAVOR_TO_ALL | propagated;
        out.propertyQualifier(QualifierDef.text("CIMTYPE", toAll, property.cimType()));
        if (property.key()) {
            out.propertyQualifier(QualifierDef.flag("key", toAll | FLAVOR_NOT_OVERRIDABLE));
        }
        if (property.read()) {
            out.propertyQualifier(QualifierDef.flag("read", toAll));
        }
        property.counterType()
                .map(value -> QualifierDef.number("CounterType", toAll, value))
                .ifPresent(out::propertyQualifier);
    }
}
