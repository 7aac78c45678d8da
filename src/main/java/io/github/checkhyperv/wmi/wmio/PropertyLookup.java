package io.github.checkhyperv.wmi.wmio;

/**
 * [MS-WMIO] 2.2.23 PropertyLookup: two references of 4 octets.
 *
 * @param name what PropertyNameRef, 2.2.24, points to
 * @param info what PropertyInfoRef, 2.2.25, points to
 */
record PropertyLookup(String name, PropertyInfo info) {
    static final int OCTETS = 8;

    static PropertyLookup read(Cursor in, Heap heap) throws WmioException {
        String name = heap.name(HeapRef.read(in, "PropertyNameRef"));
        HeapRef infoRef = HeapRef.read(in, "PropertyInfoRef");
        if (infoRef.isNull()) {
            throw infoRef.where().failure("the property has no PropertyInfo");
        }
        return new PropertyLookup(name, PropertyInfo.read(heap.item(infoRef).get()));
    }
}
