package io.github.checkhyperv.wmi.wmio;

import java.util.Optional;

/**
 * [MS-WMIO] 2.2.66 Heap: HeapLength, HeapItems.
 *
 * @param items all the items, in no order, with gaps
 */
record Heap(Cursor items) {
    private static final int HIGH_BIT = 0x8000_0000;

    static Heap read(Cursor in, String name) throws WmioException {
        // The high bit is always set and says nothing.
        int length = in.sint32(name);
        return new Heap(in.slice(length & ~HIGH_BIT, name));
    }

    /** The same heap with nothing yet read from it. */
    Heap renewed() {
        return new Heap(items.renewed());
    }

    /** The item that a reference points to; empty when the reference is NULL. */
    Optional<Cursor> item(HeapRef reference) throws WmioException {
        if (reference.isNull()) {
            return Optional.empty();
        }
        return Optional.of(items.at(reference.value() & 0xffff_ffffL, reference.where()));
    }

    /** The string that a reference points to; empty when the reference is NULL. */
    Optional<String> string(HeapRef reference) throws WmioException {
        if (reference.isNull()) {
            return Optional.empty();
        }
        if (reference.isDictionaryReference()) {
            return Optional.of(reference.dictionaryString());
        }
        return Optional.of(EncodedString.read(item(reference).get()));
    }

    /** The string that a reference points to, where NULL would be an error. */
    String name(HeapRef reference) throws WmioException {
        if (reference.isNull()) {
            throw reference.where().failure("the string is NULL");
        }
        return string(reference).get();
    }
}
