package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.ArrayList;
import java.util.List;

/** MethodsPart, [MS-WMIO] 2.2.38. */
final class MethodsPartWriter {
    private final List<Method> methods = new ArrayList<>();
    private int padding;

    private record Method(String name, ClassWriter input, ClassWriter output) {}

    void method(String name, ClassWriter input, ClassWriter output) {
        methods.add(new Method(name, input, output));
    }

    void padding(int octets) {
        padding = octets;
    }

    /** The methods of a class that has so many above it. */
    byte[] toBytes(int origin) {
        HeapWriter heap = new HeapWriter();
        OctetWriter out = new OctetWriter().u32(0).u16(methods.size()).u16(padding);
        for (Method method : methods) {
            out.u32(heap.name(method.name())).u8(0).u8(padding).u16(padding).u32(origin);
            out.u32(heap.item(heap.qualifierSet(List.of(QualifierDef.flag("Static", 0)))));
            out.u32(signature(method.input(), heap)).u32(signature(method.output(), heap));
        }
        heap.writeTo(out);
        return out.patch32(0, out.size()).toBytes();
    }

    /** MethodSignatureBlock, 2.2.70: a class, or a length of 0 where there are no parameters. */
    private static long signature(ClassWriter parameters, HeapWriter heap) {
        return heap.item(
                parameters == null
                        ? new OctetWriter().u32(0).toBytes()
                        : ObjectWriter.ofClass(new ClassWriter(null), parameters).embedded());
    }
}
