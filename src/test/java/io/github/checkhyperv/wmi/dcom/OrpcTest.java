package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.rpc.Guid;
import org.junit.jupiter.api.Test;

/** [MS-DCOM] 2.2.13.4: an ORPCTHAT may carry extensions, which change nothing about the answer. */
class OrpcTest {
    private static final Guid ERROR_EXTENSION = Guid.of("0000031c-0000-0000-c000-000000000046");

    private static NdrWriter answerWithExtensions(int dataLength) {
        NdrWriter out = new NdrWriter().uint32(0).pointer();
        out.uint32(1).uint32(0).pointer(); // size, reserved, extent
        out.uint32(2).pointer().nullPointer(); // always an even number of places
        out.uint32(dataLength).guid(ERROR_EXTENSION).uint32(dataLength);
        return out.octets(new byte[dataLength]);
    }

    @Test
    void extensionsAreSteppedOver() throws MalformedStub {
        byte[] stub = answerWithExtensions(24).uint32(0x12345678).toByteArray();

        assertEquals(0x12345678, Orpc.answer(stub).int32("first parameter"));
    }

    @Test
    void extensionOfOddLengthIsFollowedByAnAlignedParameter() throws MalformedStub {
        byte[] stub = answerWithExtensions(7).align(4).uint32(0x12345678).toByteArray();

        assertEquals(0x12345678, Orpc.answer(stub).int32("first parameter"));
    }

    @Test
    void extensionThatIsLongerThanTheAnswerIsMalformed() {
        byte[] stub = answerWithExtensions(24).toByteArray();
        stub[32] = 0x7f; // the conformance of the extension's data

        assertThrows(MalformedStub.class, () -> Orpc.answer(stub));
    }

    @Test
    void everyTruncationIsMalformed() {
        byte[] whole = answerWithExtensions(24).toByteArray();
        for (int length = 0; length < whole.length; length++) {
            byte[] stub = java.util.Arrays.copyOf(whole, length);
            assertThrows(MalformedStub.class, () -> Orpc.answer(stub), "length " + length);
        }
    }
}
