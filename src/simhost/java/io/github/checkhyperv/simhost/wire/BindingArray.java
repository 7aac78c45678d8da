package io.github.checkhyperv.simhost.wire;

import java.util.Arrays;
import java.util.List;

/**
 * DUALSTRINGARRAY, [MS-DCOM] 2.2.19.1.
 *
 * @param strings STRINGBINDING
 * @param security SECURITYBINDING
 */
public record BindingArray(List<StringBinding> strings, List<SecurityBinding> security) {
    /** ncacn_ip_tcp. */
    public static final int TCP = 0x07;

    /** ncacn_np. */
    public static final int NAMED_PIPE = 0x0F;

    private static final int[] AUTHENTICATION_SERVICES = {0x09, 0x1E, 0x10, 0x0A, 0x16, 0x1F, 0x0E};

    /**
     * STRINGBINDING, 2.2.19.3.
     *
     * @param tower wTowerId
     * @param address aNetworkAddr, with an endpoint in brackets or without one
     */
    public record StringBinding(int tower, String address) {}

    /**
     * SECURITYBINDING, 2.2.19.4.
     *
     * @param service wAuthnSvc
     * @param principal aPrincName
     */
    public record SecurityBinding(int service, String principal) {}

    /** The security bindings that Windows lists in an OBJREF. */
    public static List<SecurityBinding> withoutPrincipals() {
        return Arrays.stream(AUTHENTICATION_SERVICES)
                .mapToObj(service -> new SecurityBinding(service, ""))
                .toList();
    }

    /** wNumEntries, wSecurityOffset and aStringArray. */
    public byte[] encode() {
        OctetWriter entries = new OctetWriter();
        for (StringBinding binding : strings) {
            entries.u16(binding.tower()).utf16(binding.address()).u16(0);
        }
        entries.u16(0);
        int securityOffset = entries.size() / 2;
        for (SecurityBinding binding : security) {
            entries.u16(binding.service()).u16(0xFFFF).utf16(binding.principal()).u16(0);
        }
        // Windows ends the security bindings with two zeroes where there is room for them.
        entries.u16(0).align(4);
        OctetWriter out = new OctetWriter();
        out.u16(entries.size() / 2).u16(securityOffset);
        return out.bytes(entries.toBytes()).toBytes();
    }
}
