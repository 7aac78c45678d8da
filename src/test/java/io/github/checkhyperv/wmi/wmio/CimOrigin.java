package io.github.checkhyperv.wmi.wmio;

import java.util.List;
import java.util.Optional;

/**
 * Which class of the hierarchy a property or method was declared in.
 *
 * @param inherited whether it came from a superclass
 * @param depth the class, counted from the topmost one, which is 0
 * @param className the name of the class; empty when {@code depth} is none of the hierarchy
 */
record CimOrigin(boolean inherited, long depth, Optional<String> className) {

    /**
     * The origin at a depth of a hierarchy.
     *
     * <p>[MS-WMIO] 2.2.35 says that 0 is the first class of the derivation list, which is the
     * immediate superclass. Real objects count from the other end, and only so can a property keep
     * its number in every subclass: in the specification's own example MyClass2 : MyClass : Base,
     * {@code Id} of Base has 0, {@code Data1} of MyClass has 1.
     *
     * @param derivation the superclasses, the immediate one first
     */
    public static CimOrigin of(
            boolean inherited, long depth, String className, List<String> derivation) {
        if (depth == derivation.size()) {
            return new CimOrigin(inherited, depth, Optional.of(className));
        }
        if (depth > derivation.size()) {
            return new CimOrigin(inherited, depth, Optional.empty());
        }
        String superclass = derivation.get(derivation.size() - 1 - (int) depth);
        return new CimOrigin(inherited, depth, Optional.of(superclass));
    }
}
