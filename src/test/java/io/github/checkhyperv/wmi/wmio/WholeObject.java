package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decodes classes and instances whole, with qualifiers and methods, so that recorded objects can be
 * held against their .mof: the structures are those that the rows of the program are read by.
 */
final class WholeObject {
    private static final Comparator<CimProperty> BY_DECLARATION =
            Comparator.comparingInt(CimProperty::order);

    private WholeObject() {}

    /** Decodes an EncodingUnit. */
    static CimObject decode(byte[] data, int offset, int length) throws WmioException {
        Cursor in = Cursor.over(data, offset, length, "EncodingUnit");
        return object(EncodingUnit.read(in).objectBlock());
    }

    /** The object of a block, all of it. */
    static CimObject object(ObjectBlock block) throws WmioException {
        Optional<CimObject.Source> source =
                block.decoration()
                        .map(d -> new CimObject.Source(d.serverName(), d.namespaceName()));
        return block.isClass()
                ? classObject(source, ClassType.read(block.encoding()))
                : instance(source, InstanceType.read(block.encoding()));
    }

    private static CimObject classObject(Optional<CimObject.Source> source, ClassType type)
            throws WmioException {
        Optional<CimClass> superclass = Optional.empty();
        if (type.parentClass().classPart().name().isPresent()) {
            superclass = Optional.of(cimClass(type.parentClass(), Map.of()));
        }
        CimClass cimClass = cimClass(type.currentClass(), defaults(superclass));
        return new CimObject.OfClass(source, superclass, cimClass);
    }

    private static Map<String, CimValue> defaults(Optional<CimClass> superclass) {
        Map<String, CimValue> defaults = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (superclass.isPresent()) {
            for (CimProperty property : superclass.get().properties()) {
                defaults.put(property.name(), property.value());
            }
        }
        return defaults;
    }

    private static CimClass cimClass(ClassAndMethodsPart part, Map<String, CimValue> inherited)
            throws WmioException {
        Hierarchy hierarchy = Hierarchy.of(part.classPart());
        Heap heap = part.methodsPart().heap();
        List<CimMethod> methods = new ArrayList<>();
        for (MethodDescription method : part.methodsPart().descriptions()) {
            methods.add(method(method, heap, hierarchy));
        }
        return cimClass(part.classPart(), hierarchy, inherited, methods);
    }

    private static CimClass cimClass(
            ClassPart part,
            Hierarchy hierarchy,
            Map<String, CimValue> inherited,
            List<CimMethod> methods)
            throws WmioException {
        List<CimProperty> properties = new ArrayList<>();
        for (PropertyLookup property : part.properties()) {
            CimValue value = defaultValue(property, part, inherited);
            boolean defaulted = part.tables().isDefault(property);
            List<CimQualifier> qualifiers = qualifiers(property.info().qualifiers(), part.heap());
            properties.add(property(property, hierarchy, value, defaulted, qualifiers));
        }
        properties.sort(BY_DECLARATION);
        return new CimClass(
                hierarchy.className(),
                hierarchy.derivation(),
                qualifiers(part.qualifiers(), part.heap()),
                properties,
                methods);
    }

    /** [MS-WMIO] 2.2.27: an inherited default is the superclass's, if that one came along. */
    private static CimValue defaultValue(
            PropertyLookup property, ClassPart part, Map<String, CimValue> inherited)
            throws WmioException {
        Optional<Slot> own = part.defaultValue(property);
        if (own.isPresent() && part.tables().isDefault(property)) {
            CimValue value = inherited.get(property.name());
            if (value != null) {
                return value;
            }
        }
        return value(own);
    }

    private static CimObject instance(Optional<CimObject.Source> source, InstanceType type)
            throws WmioException {
        ClassPart classPart = type.currentClass();
        InstancePart part = type.instance();
        Hierarchy hierarchy = Hierarchy.of(classPart);
        List<QualifierSet> qualifierSets = part.qualifiers().properties();
        List<CimProperty> properties = new ArrayList<>();
        for (int i = 0; i < classPart.properties().size(); i++) {
            PropertyLookup property = classPart.properties().get(i);
            CimValue value = value(part.value(property, classPart));
            boolean defaulted = part.tables().isDefault(property);
            List<CimQualifier> qualifiers =
                    qualifierSets.isEmpty()
                            ? List.of()
                            : qualifiers(qualifierSets.get(i), part.heap());
            properties.add(property(property, hierarchy, value, defaulted, qualifiers));
        }
        properties.sort(BY_DECLARATION);
        return new CimObject.OfInstance(
                source,
                cimClass(classPart, hierarchy, Map.of(), List.of()),
                part.className(classPart),
                properties,
                qualifiers(part.qualifiers().instance(), part.heap()));
    }

    private static CimProperty property(
            PropertyLookup property,
            Hierarchy hierarchy,
            CimValue value,
            boolean defaulted,
            List<CimQualifier> qualifiers) {
        PropertyInfo info = property.info();
        return new CimProperty(
                property.name(),
                info.type().base(),
                info.type().array(),
                info.declarationOrder(),
                hierarchy.origin(info.type().inherited(), info.classOfOrigin()),
                value,
                defaulted,
                qualifiers);
    }

    private static CimMethod method(MethodDescription method, Heap heap, Hierarchy hierarchy)
            throws WmioException {
        Optional<Cursor> qualifiers = heap.item(method.qualifiers());
        return new CimMethod(
                heap.name(method.name()),
                hierarchy.origin(method.inherited(), method.origin()),
                qualifiers.isEmpty()
                        ? List.of()
                        : qualifiers(QualifierSet.read(qualifiers.get(), "QualifierSet"), heap),
                parameters(method.input(), heap),
                parameters(method.output(), heap));
    }

    private static CimValue value(Optional<Slot> slot) throws WmioException {
        return slot.isEmpty()
                ? new CimValue.Null()
                : EncodedValue.read(slot.get().value(), slot.get().type(), slot.get().heap());
    }

    private static List<CimQualifier> qualifiers(QualifierSet set, Heap heap) throws WmioException {
        Cursor qualifiers = set.qualifiers();
        qualifiers.charge(qualifiers.size());
        List<CimQualifier> list = new ArrayList<>();
        Cursor in = qualifiers.element(0);
        while (in.remaining() > 0) {
            list.add(Qualifier.read(in, heap).toModel());
            in = in.element(list.size());
        }
        return list;
    }

    private static List<String> superclasses(DerivationList derivation) throws WmioException {
        List<String> list = new ArrayList<>();
        Cursor in = derivation.names().element(0);
        while (in.remaining() > 0) {
            list.add(EncodedString.read(in));
            in.uint32("EncodingLength");
            in = in.element(list.size());
        }
        return list;
    }

    private static Optional<CimClass> parameters(HeapRef signature, Heap heap)
            throws WmioException {
        Optional<ObjectBlock> block = MethodDescription.signature(signature, heap);
        return block.isEmpty() ? Optional.empty() : Optional.of(object(block.get()).cimClass());
    }

    /** A class and its superclasses, the immediate one first. */
    private record Hierarchy(String className, List<String> derivation) {
        static Hierarchy of(ClassPart part) throws WmioException {
            return new Hierarchy(part.name().orElse(""), superclasses(part.derivation()));
        }

        CimOrigin origin(boolean inherited, long depth) {
            return CimOrigin.of(inherited, depth, className, derivation);
        }
    }
}
