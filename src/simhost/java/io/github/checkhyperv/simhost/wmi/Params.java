package io.github.checkhyperv.simhost.wmi;

import io.github.checkhyperv.simhost.wire.MalformedOctets;
import io.github.checkhyperv.simhost.wire.OctetReader;

/** Parameters of WMI's methods as NDR marshals them. */
final class Params {
    private static final long MOST_CHARACTERS = 1 << 18;

    private Params() {}

    /** {@code [in, unique, string] LPWSTR}; null when it is absent. */
    static String uniqueString(OctetReader in) {
        in.align(4);
        if (in.u32() == 0) {
            return null;
        }
        in.u32();
        if (in.u32() != 0) {
            throw new MalformedOctets("a string with an offset");
        }
        String text = in.utf16(in.count(MOST_CHARACTERS));
        if (!text.endsWith("\0")) {
            throw new MalformedOctets("a string without an end");
        }
        return text.substring(0, text.length() - 1);
    }

    /** BSTR, [MS-OAUT] 2.2.23.2, behind its pointer; null when it is absent. */
    static String bstr(OctetReader in) {
        in.align(4);
        if (in.u32() == 0) {
            return null;
        }
        final long conformance = in.u32();
        in.u32();
        int units = in.count(MOST_CHARACTERS);
        if (conformance != units) {
            throw new MalformedOctets("BSTR of " + units + " in a block of " + conformance);
        }
        String text = in.utf16(units);
        // Some clients count the terminating zero.
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }
}
