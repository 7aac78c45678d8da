package io.github.checkhyperv.wmi.wmio;

import io.github.checkhyperv.wmi.CimType;
import io.github.checkhyperv.wmi.CimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** [MS-WMIO] 2.2.71 EncodedValue: the value itself, or a reference to it. */
final class EncodedValue {
    private static final CimValue NULL = new CimValue.Null();

    private EncodedValue() {}

    /** The value that {@code in} is at; its references lead to {@code heap}. */
    static CimValue read(Cursor in, PropertyType type, Heap heap) throws WmioException {
        return type.array() ? array(in, type, heap) : single(in, type, heap);
    }

    private static CimValue array(Cursor in, PropertyType type, Heap heap) throws WmioException {
        Optional<Cursor> item = heap.item(HeapRef.read(in));
        if (item.isEmpty()) {
            return NULL;
        }
        EncodedArray array = EncodedArray.read(item.get(), type);
        List<CimValue> elements = new ArrayList<>(array.count());
        for (int i = 0; i < array.count(); i++) {
            elements.add(single(array.elements().next(type.elementOctets()), type, heap));
        }
        return new CimValue.Array(elements);
    }

    private static CimValue single(Cursor in, PropertyType type, Heap heap) throws WmioException {
        // First what a check reads: a switch on an enum costs a class and more at start-up.
        if (type.isText()) {
            return text(in, heap);
        }
        if (type.base() == CimType.UINT16) {
            return new CimValue.Unsigned(in.uint16("uint16"));
        }
        if (type.base() == CimType.UINT64) {
            return new CimValue.Unsigned(in.sint64("uint64"));
        }
        return other(in, type, heap);
    }

    private static CimValue other(Cursor in, PropertyType type, Heap heap) throws WmioException {
        switch (type.base()) {
            case SINT8:
                return new CimValue.Signed((byte) in.octet("sint8"));
            case UINT8:
                return new CimValue.Unsigned(in.octet("uint8"));
            case SINT16:
                return new CimValue.Signed((short) in.uint16("sint16"));
            case SINT32:
                return new CimValue.Signed(in.sint32("sint32"));
            case UINT32:
                return new CimValue.Unsigned(in.uint32("uint32"));
            case SINT64:
                return new CimValue.Signed(in.sint64("sint64"));
            case REAL32:
                return new CimValue.Real32(Float.intBitsToFloat(in.sint32("real32")));
            case REAL64:
                return new CimValue.Real64(Double.longBitsToDouble(in.sint64("real64")));
            case BOOLEAN:
                return new CimValue.Bool(in.uint16("BOOL") != 0);
            case CHAR16:
                return new CimValue.Char16((char) in.uint16("char16"));
            default:
                return object(in, heap);
        }
    }

    private static CimValue text(Cursor in, Heap heap) throws WmioException {
        Optional<String> text = heap.string(HeapRef.read(in));
        return text.isEmpty() ? NULL : new CimValue.Text(text.get());
    }

    private static CimValue object(Cursor in, Heap heap) throws WmioException {
        Optional<Cursor> item = heap.item(HeapRef.read(in));
        if (item.isEmpty()) {
            return NULL;
        }
        ObjectBlock block = ObjectBlock.read(item.get().embeddedObject());
        Cursor encoding = block.encoding();
        if (block.isClass()) {
            return new CimValue.EmbeddedClass(className(encoding));
        }
        InstanceType instance = InstanceType.read(encoding);
        return new CimValue.Embedded(
                new WmioRow(instance.currentClass(), instance.instance(), true));
    }

    /** 2.2.11 ClassType: ParentClass and CurrentClass, each a ClassPart and a MethodsPart. */
    private static String className(Cursor in) throws WmioException {
        in.encoded("ParentClass");
        in.encoded("MethodsPart");
        return ClassPart.read(in, "CurrentClass").name().orElse("");
    }
}
