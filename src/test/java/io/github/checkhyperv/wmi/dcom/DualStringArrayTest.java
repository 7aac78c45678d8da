package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** [MS-DCOM] 2.2.19: string bindings come in any order, and their addresses are not trusted. */
class DualStringArrayTest {
    private static final int TCP = 7;
    private static final int NAMED_PIPE = 15;

    private final NdrWriter entries = new NdrWriter();

    private DualStringArrayTest binding(int towerId, String address) {
        entries.uint16(towerId);
        for (int i = 0; i < address.length(); i++) {
            entries.uint16(address.charAt(i));
        }
        entries.uint16(0);
        return this;
    }

    private int tcpPort() throws MalformedStub {
        entries.uint16(0);
        int securityOffset = entries.length() / 2;
        entries.uint16(10).uint16(0xffff).uint16(0).uint16(0);
        NdrWriter array = new NdrWriter().uint16(entries.length() / 2).uint16(securityOffset);
        NdrReader in = NdrReader.of(array.octets(entries.toByteArray()).toByteArray());
        return DualStringArray.read(in).tcpPort(in);
    }

    @Test
    void portIsFoundBehindNamedPipes() throws MalformedStub {
        binding(NAMED_PIPE, "\\\\TESTHOST01[\\PIPE\\atsvc]").binding(TCP, "TESTHOST01[49670]");
        assertEquals(49670, tcpPort());
    }

    @Test
    void portIsFoundBeforeNamedPipes() throws MalformedStub {
        binding(TCP, "10.0.0.7[49155]").binding(NAMED_PIPE, "\\\\TESTHOST01[\\PIPE\\atsvc]");
        assertEquals(49155, tcpPort());
    }

    @Test
    void bracketsOfAnIpv6AddressAreNoPort() throws MalformedStub {
        binding(TCP, "[fe80::1][49155]");
        assertEquals(49155, tcpPort());
    }

    @Test
    void tcpBindingWithoutPortIsPassedOver() throws MalformedStub {
        binding(TCP, "TESTHOST01").binding(TCP, "TESTHOST01[]").binding(TCP, "TESTHOST01[5000]");
        assertEquals(5000, tcpPort());
    }

    @Test
    void portThatIsNoPortIsPassedOver() throws MalformedStub {
        binding(TCP, "a[65536]").binding(TCP, "a[-1]").binding(TCP, "a[1x]").binding(TCP, "a[7]");
        assertEquals(7, tcpPort());
    }

    @Test
    void noTcpBindingAtAllIsMalformed() {
        binding(NAMED_PIPE, "\\\\TESTHOST01[\\PIPE\\atsvc]");
        assertThrows(MalformedStub.class, this::tcpPort);
    }

    @Test
    void theHighestAndTheLowestPortArePorts() throws MalformedStub {
        binding(TCP, "a[0]").binding(TCP, "a[65535]");
        assertEquals(65535, tcpPort());
    }

    @Test
    void anAddressWithoutBracketAtItsEndHasNoPort() throws MalformedStub {
        binding(TCP, "a[80").binding(TCP, "a[81]b").binding(TCP, "[7]");
        assertEquals(7, tcpPort());
    }

    /** wSecurityOffset may be the end of the array, and no more than that. */
    @Test
    void securityBindingsAreWithinTheArray() throws MalformedStub {
        byte[] atTheEnd = {2, 0, 2, 0, 0, 0, 0, 0};
        assertEquals(0, DualStringArray.read(NdrReader.of(atTheEnd)).bindings().size());
        byte[] behindIt = {2, 0, 3, 0, 0, 0, 0, 0};
        assertThrows(MalformedStub.class, () -> DualStringArray.read(NdrReader.of(behindIt)));
    }
}
