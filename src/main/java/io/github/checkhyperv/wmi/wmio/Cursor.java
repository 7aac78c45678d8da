package io.github.checkhyperv.wmi.wmio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A place in a range of octets. It reads the primitives of [MS-WMIO] 2.2.72 and 2.2.73, all little
 * endian, and moves on; no read leaves the range, and every failure tells the offset and the field.
 *
 * <p>Limits: objects nest at most {@value #MAX_NESTING} deep, and what heap references can multiply
 * is held by a {@link Budget}. Nothing is allocated by a length before the octets are there.
 */
final class Cursor {
    /** How deep objects may be embedded in each other, method signatures included. */
    static final int MAX_NESTING = 16;

    /** Octets by which a real object may end before its ObjectEncodingLength. */
    private static final int MISSING_AT_END = 2;

    private static final int EMBEDDED_SHARE = 4;

    private final byte[] data;
    private final int start;
    private final int end;
    private final int base;
    private final int depth;
    private final Path path;
    private final Budget budget;
    private int at;

    private Cursor(byte[] data, int start, int end, int base, int depth, Path path, Budget budget) {
        this.data = data;
        this.start = start;
        this.end = end;
        this.base = base;
        this.depth = depth;
        this.path = path;
        this.budget = budget;
        this.at = start;
    }

    /**
     * The octets {@code offset} to {@code offset + length} of an array, which is not copied.
     *
     * @throws IndexOutOfBoundsException when the array does not hold them: the caller's mistake
     */
    static Cursor over(byte[] data, int offset, int length, String name) {
        Objects.checkFromIndexSize(offset, length, data.length);
        Path path = new Path(null, name, Path.NO_INDEX, 0);
        return new Cursor(data, offset, offset + length, -offset, 0, path, new Budget(length));
    }

    private Cursor range(int from, int to, Path rangePath) {
        return new Cursor(data, from, to, base, depth, rangePath, budget);
    }

    // Where we are

    int remaining() {
        return end - at;
    }

    /** The octets of the whole range, read or not. */
    int size() {
        return end - start;
    }

    Path path() {
        return path;
    }

    /** The path of a field that starts here. */
    Path field(String name) {
        return new Path(path, name, Path.NO_INDEX, base + at);
    }

    WmioException failure(String fieldName, String problem) {
        return field(fieldName).failure(problem);
    }

    /** Whether the octets that are left are the same as those that another has left. */
    boolean sameOctets(Cursor other) {
        return Arrays.equals(data, at, end, other.data, other.at, other.end);
    }

    // Parts

    /** The next {@code length} octets, which are then behind us. */
    Cursor slice(long length, String name) throws WmioException {
        need(length, name);
        Path slicePath = field(name);
        at += (int) length;
        return range(at - (int) length, at, slicePath);
    }

    /** The next element of a sequence of elements of {@code octets} each, which fills the range. */
    Cursor next(int octets) throws WmioException {
        Cursor element = element((at - start) / octets);
        need(octets, path.name());
        at += octets;
        return element.range(element.start, at, element.path);
    }

    /** The octets that are left, told of as an element of a sequence. */
    Cursor element(int index) {
        return range(at, end, new Path(path.parent(), path.name(), index, base + at));
    }

    /** What lies at an offset from the start of the range, up to its end. */
    Cursor at(long offset, Path where) throws WmioException {
        if (offset < 0 || offset >= size()) {
            throw where.failure(offset + " is outside the " + size() + " octets of " + path.name());
        }
        int from = start + (int) offset;
        Path found = new Path(where.parent(), where.name(), where.index(), base + from);
        return range(from, end, found);
    }

    /** The part that an EncodingLength ([MS-WMIO] 2.2.73), which counts itself, tells. */
    Cursor encoded(String name) throws WmioException {
        Path where = field(name);
        long length = uint32(name);
        if (length < Integer.BYTES) {
            throw where.failure("an EncodingLength of " + length + " does not even hold itself");
        }
        return slice(length - Integer.BYTES, name);
    }

    /** The part that an ObjectEncodingLength ([MS-WMIO] 2.2.4), not counting itself, tells. */
    Cursor object(String name) throws WmioException {
        long length = uint32(name);
        if (length > remaining() && length - MISSING_AT_END <= remaining()) {
            length = remaining();
        }
        return slice(length, name);
    }

    /** The object that is embedded here: its ObjectEncodingLength, its ObjectBlock. */
    Cursor embeddedObject() throws WmioException {
        if (depth == MAX_NESTING) {
            throw path.failure("objects are nested more than " + MAX_NESTING + " deep");
        }
        Cursor deeper = new Cursor(data, at, end, base, depth + 1, path, budget);
        Cursor block = deeper.object("ObjectBlock");
        // Not all of it: honest octets are part of up to MAX_NESTING objects, one in the other.
        block.charge(1 + block.size() / EMBEDDED_SHARE);
        return block;
    }

    /** The same range from its start, with a budget of its own. */
    Cursor renewed() {
        return new Cursor(data, start, end, base, depth, path, new Budget(size()));
    }

    /** A copy of the octets that are left, which holds on to nothing else. */
    Cursor detached() {
        byte[] copy = Arrays.copyOfRange(data, at, end);
        Budget own = new Budget(copy.length);
        return new Cursor(copy, 0, copy.length, base + at, depth, path, own);
    }

    /** Accounts for octets that a heap reference led to. */
    void charge(long octets) throws WmioException {
        if (!budget.take(octets)) {
            throw path.failure("the object refers to far more octets than it holds");
        }
    }

    // Primitives

    int octet(String name) throws WmioException {
        need(Byte.BYTES, name);
        return data[at++] & 0xff;
    }

    int uint16(String name) throws WmioException {
        need(Short.BYTES, name);
        at += Short.BYTES;
        return unit(at - Short.BYTES);
    }

    /** Four octets as they are, signed. */
    int sint32(String name) throws WmioException {
        need(Integer.BYTES, name);
        at += Integer.BYTES;
        return unit(at - Integer.BYTES) | unit(at - Short.BYTES) << 16;
    }

    long uint32(String name) throws WmioException {
        return sint32(name) & 0xffff_ffffL;
    }

    /** Eight octets as they are: a {@code sint64}, or the bits of a {@code uint64}. */
    long sint64(String name) throws WmioException {
        need(Long.BYTES, name);
        long low = uint32(name);
        return low | uint32(name) << 32;
    }

    /** The octet at an offset from the start that was checked before; does not move. */
    int peek(int offset) {
        return data[start + offset] & 0xff;
    }

    /** The characters up to a terminating null, one octet each; the null is then behind us. */
    String latin1() throws WmioException {
        int to = at;
        while (to < end && data[to] != 0) {
            to++;
        }
        int length = terminated(to, Byte.BYTES);
        at = to + Byte.BYTES;
        return new String(data, to - length, length, StandardCharsets.ISO_8859_1);
    }

    /** The characters up to a terminating null, two octets each; the null is then behind us. */
    String utf16() throws WmioException {
        int to = at;
        while (end - to >= Short.BYTES && unit(to) != 0) {
            to += Short.BYTES;
        }
        int from = to - terminated(to, Short.BYTES);
        at = to + Short.BYTES;
        // Not by a charset, which would replace what is no valid pair of surrogates.
        char[] text = new char[(to - from) / Short.BYTES];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) unit(from + i * Short.BYTES);
        }
        return new String(text);
    }

    private int terminated(int to, int terminatorOctets) throws WmioException {
        if (end - to < terminatorOctets) {
            throw failure("Character", "the string does not end");
        }
        charge(to - at);
        return to - at;
    }

    private int unit(int index) {
        return data[index] & 0xff | (data[index + 1] & 0xff) << 8;
    }

    private void need(long octets, String name) throws WmioException {
        if (octets > remaining()) {
            throw failure(name, octets + " octets are needed, " + remaining() + " are left");
        }
    }
}
