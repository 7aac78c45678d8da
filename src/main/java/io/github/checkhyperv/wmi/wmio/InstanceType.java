package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.53 InstanceType.
 *
 * @param currentClass CurrentClass, 2.2.13, which here has no methods
 * @param instance EncodingLength and all that follows it
 */
record InstanceType(ClassPart currentClass, InstancePart instance) {
    static InstanceType read(Cursor in) throws WmioException {
        ClassPart currentClass = ClassPart.read(in, "CurrentClass");
        Cursor content = in.encoded("InstanceType");
        return new InstanceType(currentClass, InstancePart.readContent(content, currentClass));
    }
}
