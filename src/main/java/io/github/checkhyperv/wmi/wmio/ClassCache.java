package io.github.checkhyperv.wmi.wmio;

/**
 * The last class parts, so that the rows of a query, each of which comes with the whole class, have
 * it decoded once. Holds at most {@value #PLACES} of at most {@value #MAX_OCTETS} octets each; what
 * does not fit is decoded again, which is only slower.
 */
final class ClassCache {
    static final int PLACES = 8;
    static final int MAX_OCTETS = 256 * 1024;

    private final Cursor[] octets = new Cursor[PLACES];
    private final ClassPart[] parts = new ClassPart[PLACES];
    private int newest;
    private int decoded;

    /** The class part that {@code in} is at, which is then behind it. */
    ClassPart read(Cursor in) throws WmioException {
        Cursor content = in.encoded("CurrentClass");
        for (int i = 0; i < PLACES; i++) {
            int place = (newest + i) % PLACES;
            if (octets[place] != null && content.sameOctets(octets[place])) {
                return parts[place];
            }
        }
        return decode(content);
    }

    private ClassPart decode(Cursor content) throws WmioException {
        // The row of a part that is not kept holds on to it too: always a copy of its own.
        Cursor own = content.detached();
        ClassPart part = ClassPart.readContent(own.renewed());
        decoded++;
        if (own.size() <= MAX_OCTETS) {
            newest = (newest + PLACES - 1) % PLACES;
            octets[newest] = own;
            parts[newest] = part;
        }
        return part;
    }

    int decoded() {
        return decoded;
    }
}
