package io.github.checkhyperv.simhost.dcom;

import io.github.checkhyperv.simhost.wire.OctetReader;
import io.github.checkhyperv.simhost.wire.OctetWriter;
import io.github.checkhyperv.simhost.wire.OrpcExtension;
import java.util.List;

/** ORPCTHIS and ORPCTHAT, [MS-DCOM] 2.2.13.3 and 2.2.13.4: what goes before all parameters. */
public final class OrpcHeaders {
    private static final long MOST_EXTENSIONS = 64;

    private OrpcHeaders() {}

    /**
     * The COM version of an ORPCTHIS.
     *
     * @param major MajorVersion
     * @param minor MinorVersion
     */
    public record Version(int major, int minor) {}

    /** Reads an ORPCTHIS and stands after it. */
    public static Version readThis(OctetReader in) {
        Version version = new Version(in.u16(), in.u16());
        in.u32();
        in.u32();
        in.guid();
        if (in.u32() != 0) {
            skipExtensions(in);
        }
        return version;
    }

    /** ORPC_EXTENT_ARRAY, 2.2.21.2. */
    private static void skipExtensions(OctetReader in) {
        in.u32();
        in.u32();
        if (in.u32() == 0) {
            return;
        }
        int pointers = in.count(MOST_EXTENSIONS);
        int present = 0;
        for (int i = 0; i < pointers; i++) {
            present += in.u32() != 0 ? 1 : 0;
        }
        for (int i = 0; i < present; i++) {
            int conformance = in.count(in.remaining());
            in.guid();
            in.u32();
            in.skip(conformance).align(4);
        }
    }

    /** Writes an ORPCTHAT. */
    public static void writeThat(OctetWriter out, int flags, List<OrpcExtension> extensions) {
        out.u32(flags);
        if (extensions.isEmpty()) {
            out.u32(0);
            return;
        }
        int slots = (extensions.size() + 1) / 2 * 2;
        out.u32(0x0002_0000).u32(extensions.size()).u32(0).u32(0x0002_0004).u32(slots);
        for (int i = 0; i < slots; i++) {
            out.u32(i < extensions.size() ? 0x0002_0008 + 4 * i : 0);
        }
        for (OrpcExtension extension : extensions) {
            int size = (extension.data().length + 7) / 8 * 8;
            out.u32(size).guid(extension.id()).u32(extension.data().length);
            out.bytes(extension.data()).fill(size - extension.data().length, 0);
        }
    }
}
