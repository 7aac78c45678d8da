package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.14 ClassAndMethodsPart, as a class object has it; an instance has only the first.
 *
 * @param classPart 2.2.15
 * @param methodsPart 2.2.38
 */
record ClassAndMethodsPart(ClassPart classPart, MethodsPart methodsPart) {
    static ClassAndMethodsPart read(Cursor in, String name) throws WmioException {
        return new ClassAndMethodsPart(ClassPart.read(in, name), MethodsPart.read(in));
    }
}
