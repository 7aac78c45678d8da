package io.github.checkhyperv.simhost.wmio;

import io.github.checkhyperv.simhost.cim.CimBaseType;
import io.github.checkhyperv.simhost.cim.ClassDef;
import io.github.checkhyperv.simhost.cim.ClassDef.Member;
import io.github.checkhyperv.simhost.cim.PropertyDef;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** ClassPartWriter, [MS-WMIO] 2.2.15, of a class with some of its properties. */
final class ClassPartWriter {
    private static final int INHERITED = 0x4000;
    private static final int FLAVOR_TO_ALL = 0x03;
    private static final int FLAVOR_NOT_OVERRIDABLE = 0x10;
    private static final int FLAVOR_PROPAGATED = 0x20;

    private final ClassDef type;
    private final List<Member> members;
    private final HeapWriter heap = new HeapWriter();
    private final boolean ancestors;
    private final byte[] octets;

    /** Encodes the class with these properties, which keep their order. */
    ClassPartWriter(ClassDef type, List<Member> members, Style style) {
        this.type = type;
        this.members = members;
        this.ancestors = style.derivation();
        this.octets = encode(style);
    }

    byte[] octets() {
        return octets;
    }

    List<Member> members() {
        return members;
    }

    ClassDef type() {
        return type;
    }

    /** Octets of an NdTable, 2.2.26: two bits for each property. */
    int ndLength() {
        return (2 * members.size() + 7) / 8;
    }

    private byte[] encode(Style style) {
        long classNameRef = heap.string(type.name());
        byte[] qualifiers = classQualifiers();
        byte[] lookup = lookupTable();
        byte[] values = ndTableAndValues();
        OctetWriter out = new OctetWriter();
        out.u32(0).u8(0).u32(classNameRef).u32(values.length);
        derivation(out, ancestors ? type.derivation() : List.of());
        out.bytes(qualifiers).bytes(lookup).bytes(values);
        heap.writeTo(out);
        out.fill(style.slack(), 0);
        return out.patch32(0, out.size()).toBytes();
    }

    /** DerivationList, 2.2.17: each name is followed by its own length. */
    private static void derivation(OctetWriter out, List<String> ancestors) {
        int at = out.size();
        out.u32(0);
        for (String ancestor : ancestors) {
            Strings.write(out, ancestor);
            out.u32(Strings.length(ancestor));
        }
        out.patch32(at, out.size() - at);
    }

    private byte[] classQualifiers() {
        OctetWriter set = new OctetWriter().u32(0);
        if (!type.provider().isEmpty()) {
            qualifier(set, heap.name("dynamic"), 0, CimBaseType.BOOLEAN, true);
            qualifier(set, heap.name("provider"), 0, CimBaseType.STRING, type.provider());
        }
        return set.patch32(0, set.size()).toBytes();
    }

    /** Qualifier, 2.2.60. */
    private void qualifier(
            OctetWriter set, long name, int flavor, CimBaseType valueType, Object value) {
        set.u32(name).u8(flavor).u32(valueType.code());
        if (valueType.isText()) {
            set.u32(heap.string((String) value));
        } else {
            HeapWriter.scalar(set, valueType, value);
        }
    }

    /** PropertyLookupTable, 2.2.21: in the order of the names, whatever their case. */
    private byte[] lookupTable() {
        List<Integer> byName = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            byName.add(i);
        }
        byName.sort(
                Comparator.comparing(
                        i -> members.get(i).property().name(), String.CASE_INSENSITIVE_ORDER));
        OctetWriter table = new OctetWriter().u32(members.size());
        for (int index : byName) {
            long name = heap.name(members.get(index).property().name());
            table.u32(name).u32(propertyInfo(index));
        }
        return table.toBytes();
    }

    /** PropertyInfo, 2.2.30; its qualifiers' values lie right behind it. */
    private long propertyInfo(int index) {
        Member member = members.get(index);
        PropertyDef property = member.property();
        int code = property.type().code() | (property.array() ? CimBaseType.ARRAY : 0);
        OctetWriter info = new OctetWriter();
        info.u32(code | (isInherited(member) ? INHERITED : 0));
        info.u16(index).u32(valueOffset(index)).u32(ancestors ? member.origin() : 0);
        int propagated = isInherited(member) ? FLAVOR_PROPAGATED : 0;
        int count = 1 + (property.key() ? 1 : 0) + (property.read() ? 1 : 0);
        int widths = 4 + (property.key() ? 2 : 0) + (property.read() ? 2 : 0);
        int length = 4 + 9 * count + widths;
        info.u32(length);
        long cimTypeAt = heap.size() + info.size() - 4L + length;
        info.u32(Strings.dictionary("CIMTYPE")).u8(FLAVOR_TO_ALL | propagated);
        info.u32(CimBaseType.STRING.code()).u32(cimTypeAt);
        if (property.key()) {
            int flavor = FLAVOR_TO_ALL | FLAVOR_NOT_OVERRIDABLE | propagated;
            qualifier(info, Strings.dictionary("key"), flavor, CimBaseType.BOOLEAN, true);
        }
        if (property.read()) {
            int flavor = FLAVOR_TO_ALL | propagated;
            qualifier(info, Strings.dictionary("read"), flavor, CimBaseType.BOOLEAN, true);
        }
        long at = heap.octets(info.toBytes());
        heap.string(property.cimType());
        return at;
    }

    /** A class without ancestors has all its properties of itself. */
    private boolean isInherited(Member member) {
        return ancestors && member.inherited();
    }

    private int valueOffset(int index) {
        int offset = 0;
        for (Member member : members.subList(0, index)) {
            offset += member.property().width();
        }
        return offset;
    }

    private byte[] ndTableAndValues() {
        OctetWriter values = new OctetWriter();
        byte[] nd = new byte[ndLength()];
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            PropertyDef property = member.property();
            int bits = isInherited(member) ? 2 : 0;
            if (property.defaultValue() == null) {
                bits |= 1;
                values.fill(property.width(), 0xFF);
            } else if (property.array() || property.type().isText()) {
                Object value = property.defaultValue();
                values.u32(heap.value(property.type(), property.array(), value));
            } else {
                HeapWriter.scalar(values, property.type(), property.defaultValue());
            }
            nd[i / 4] |= (byte) (bits << 2 * (i % 4));
        }
        // Bits that belong to no property are set on real hosts.
        for (int i = members.size(); i < 4 * nd.length; i++) {
            nd[i / 4] |= (byte) (3 << 2 * (i % 4));
        }
        return new OctetWriter().bytes(nd).bytes(values.toBytes()).toBytes();
    }
}
