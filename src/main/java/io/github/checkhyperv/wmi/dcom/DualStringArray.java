package io.github.checkhyperv.wmi.dcom;

import java.util.ArrayList;
import java.util.List;

/**
 * [MS-DCOM] 2.2.19.1 DUALSTRINGARRAY: where an object exporter listens. The security bindings are
 * stepped over; how we log on is our own decision.
 *
 * @param bindings the string bindings, in the host's order
 */
record DualStringArray(List<StringBinding> bindings) {
    /** [MS-DCOM] 2.2.19.3 STRINGBINDING: wTowerId, aNetworkAddr. */
    record StringBinding(int towerId, String networkAddress) {
        /** wTowerId of TCP ([C706] appendix I). */
        static final int NCACN_IP_TCP = 0x07;

        /** The port in {@code address[port]}, or 0 where there is none. */
        int port() {
            int open = networkAddress.lastIndexOf('[');
            if (towerId != NCACN_IP_TCP || open < 0 || !networkAddress.endsWith("]")) {
                return 0;
            }
            int port = 0;
            for (int i = open + 1; i < networkAddress.length() - 1; i++) {
                int digit = networkAddress.charAt(i) - '0';
                port = 10 * port + digit;
                if (digit < 0 || digit > 9 || port > 0xffff) {
                    return 0;
                }
            }
            return port;
        }
    }

    /** Reads wNumEntries, wSecurityOffset and aStringArray. */
    static DualStringArray read(NdrReader in) throws MalformedStub {
        int entries = in.uint16("wNumEntries");
        int securityOffset = in.uint16("wSecurityOffset");
        NdrReader array = in.slice(2L * entries, "aStringArray");
        if (securityOffset > entries) {
            throw in.error("wSecurityOffset " + securityOffset + " of " + entries + " entries");
        }
        NdrReader strings = array.slice(2L * securityOffset, "string bindings");
        List<StringBinding> bindings = new ArrayList<>();
        while (strings.remaining() > 0) {
            int towerId = strings.uint16("wTowerId");
            if (towerId == 0) {
                break;
            }
            bindings.add(new StringBinding(towerId, networkAddress(strings)));
        }
        return new DualStringArray(bindings);
    }

    private static String networkAddress(NdrReader in) throws MalformedStub {
        StringBuilder text = new StringBuilder();
        for (int c = in.uint16("aNetworkAddr"); c != 0; c = in.uint16("aNetworkAddr")) {
            text.append((char) c);
        }
        return text.toString();
    }

    /**
     * The port of the first TCP binding, in whatever place of the list. Its address is not looked
     * at: it may be a name that does not resolve here, an address behind NAT, or somebody else's.
     */
    int tcpPort(NdrReader in) throws MalformedStub {
        for (StringBinding binding : bindings) {
            if (binding.port() != 0) {
                return binding.port();
            }
        }
        throw in.error("no TCP port among " + bindings.size() + " string bindings");
    }
}
