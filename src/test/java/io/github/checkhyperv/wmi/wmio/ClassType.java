package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.11 ClassType.
 *
 * @param parentClass 2.2.12: the superclass; one without a name when there is none
 * @param currentClass 2.2.13: the class itself
 */
record ClassType(ClassAndMethodsPart parentClass, ClassAndMethodsPart currentClass) {
    static ClassType read(Cursor in) throws WmioException {
        return new ClassType(
                ClassAndMethodsPart.read(in, "ParentClass"),
                ClassAndMethodsPart.read(in, "CurrentClass"));
    }
}
