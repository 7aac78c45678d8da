package io.github.checkhyperv.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.SharedMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets into an answer but what the host sealed, for this call, in this order. */
class AnswerReaderTest {
    private static final int CALL = 7;
    private static final int CONTEXT = 4;
    private static final int AUTH_TYPE = 9;

    private final FakeContext security = new FakeContext(2, AUTH_TYPE, 16, 16);
    private final ByteArrayOutputStream host = new ByteArrayOutputStream();

    private AnswerReader.Answer read() throws IOException {
        return read(reader(MemoryBudget.ofOneHost()));
    }

    private AnswerReader reader(MemoryBudget memory) {
        return new AnswerReader(new PduReader(), security, CALL, CONTEXT, memory);
    }

    private AnswerReader.Answer read(AnswerReader reader) throws IOException {
        return reader.read(new ByteArrayInputStream(host.toByteArray()));
    }

    private static HostPdu response(int flags, byte... stub) {
        return HostPdu.response(stub).flags(flags).callId(CALL).contextId(CONTEXT);
    }

    private static HostPdu whole(byte... stub) {
        return response(HostPdu.FIRST | HostPdu.LAST, stub);
    }

    private void violates(String message) {
        assertEquals(message, assertThrows(ProtocolViolation.class, this::read).getMessage());
    }

    private void isNotAuthentic(String message) {
        assertEquals(message, assertThrows(BadSignature.class, this::read).getMessage());
    }

    @Test
    void fragmentsArePutTogetherWithoutTheirPadding() throws IOException {
        host.writeBytes(response(HostPdu.FIRST, (byte) 1, (byte) 2).sealed(security, 0));
        host.writeBytes(response(0, (byte) 3, (byte) 0, (byte) 0, (byte) 0).sealed(security, 3));
        host.writeBytes(response(HostPdu.LAST, (byte) 4).sealed(security, 0));
        AnswerReader.Answer answer = read();
        assertFalse(answer.isFault());
        assertArrayEquals(new byte[] {1, 2, 3, 4}, answer.stub());
    }

    @Test
    void aStubMayBePaddingOnly() throws IOException {
        host.writeBytes(whole(new byte[4]).sealed(security, 4));
        assertEquals(0, read().stub().length);
    }

    @Test
    void morePaddingThanStubIsRefused() {
        host.writeBytes(whole(new byte[4]).sealed(security, 5));
        violates("more padding than stub");
    }

    @Test
    void anAnswerToAnotherCallIsRefused() {
        host.writeBytes(whole().callId(CALL + 1).sealed(security, 0));
        violates("call_id 8 instead of 7");
    }

    @Test
    void anotherKindOfPduIsNoAnswer() {
        host.writeBytes(HostPdu.results(HostPdu.BIND_ACK, 0).callId(CALL).octets());
        violates("a PDU of type 12 as an answer");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3"})
    void onlyTheFirstFragmentIsTheFirst(int flags, int nextFlags) {
        host.writeBytes(response(flags).sealed(security, 0));
        host.writeBytes(response(nextFlags).sealed(security, 0));
        violates("the fragments of an answer are out of order");
    }

    @Test
    void anAnswerThatIsNotSignedIsNotAuthentic() {
        host.writeBytes(whole(new byte[40]).octets());
        isNotAuthentic("an answer that is not signed");
    }

    @Test
    void anAnswerWithAnotherTokenIsNotAuthentic() {
        byte[] pdu = whole(new byte[8]).sealed(security, 0);
        pdu[pdu.length - 1] ^= 1;
        host.writeBytes(pdu);
        isNotAuthentic("");
    }

    @ParameterizedTest
    @CsvSource({"10, 6", "9, 5", "9, 2"})
    void anAnswerOfAnotherMechanismOrLevelIsNotAuthentic(int authType, int level) {
        HostPdu pdu = whole(new byte[8]).authenticated(authType, level, new byte[16]);
        host.writeBytes(pdu.sealed(security));
        isNotAuthentic("an answer at another level than packet privacy");
    }

    @Test
    void anAnswerInAnotherPresentationContextIsRefused() {
        host.writeBytes(whole(new byte[8]).contextId(CONTEXT + 1).sealed(security, 0));
        violates("an answer to another presentation context");
    }

    /** What stands in place of the context is in the trailer, which comes too early. */
    @Test
    void anAnswerThatEndsBeforeItsStubIsRefused() {
        HostPdu pdu = new HostPdu(HostPdu.RESPONSE).callId(CALL);
        pdu.authenticated(AUTH_TYPE, HostPdu.PRIVACY, security.seals());
        host.writeBytes(pdu.contextId(CONTEXT).octets());
        violates("an answer to another presentation context");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAnswerIsNotLongerThanItsLimit(int more) throws IOException {
        int left = AnswerReader.MAX_STUB_OCTETS + more;
        int flags = HostPdu.FIRST;
        while (left > 65_000) {
            host.writeBytes(response(flags, new byte[65_000]).sealed(security, 0));
            left -= 65_000;
            flags = 0;
        }
        host.writeBytes(response(HostPdu.LAST, new byte[left]).sealed(security, 0));
        if (more == 0) {
            assertEquals(16 << 20, read().stub().length);
        } else {
            violates("an answer of more than 16777216 octets");
        }
    }

    @Test
    void anAnswerIsBorrowedThreeTimesAsItGrowsInABufferAndIsCopiedThen() throws IOException {
        host.writeBytes(response(HostPdu.FIRST, new byte[100]).sealed(security, 0));
        host.writeBytes(response(HostPdu.LAST, new byte[60]).sealed(security, 0));
        AnswerReader enough = reader(new SharedMemory(960, 1).part());
        assertEquals(160, read(enough).stub().length);
        assertEquals(480, enough.borrowed());
        AnswerReader tooLittle = reader(new SharedMemory(479, 1).part());
        assertThrows(TooLarge.class, () -> read(tooLittle));
        assertEquals(480, tooLittle.borrowed());
    }

    @Test
    void aFaultIsItsStatus() throws IOException {
        host.writeBytes(HostPdu.fault(0x6ba).callId(CALL).octets());
        AnswerReader.Answer answer = read();
        assertTrue(answer.isFault());
        assertEquals(0x6ba, answer.faultStatus());
    }

    @Test
    void aFaultMayEndBehindItsStatus() throws IOException {
        byte[] pdu = Arrays.copyOf(HostPdu.fault(5).callId(CALL).octets(), 28);
        pdu[8] = 28;
        host.writeBytes(pdu);
        assertEquals(5, read().faultStatus());
    }

    @Test
    void aFaultWithoutAStatusIsRefused() {
        byte[] pdu = Arrays.copyOf(HostPdu.fault(5).callId(CALL).octets(), 27);
        pdu[8] = 27;
        host.writeBytes(pdu);
        violates("a fault without a status");
    }

    /** The host counts what it seals: who does not count along takes the next answer for forged. */
    @Test
    void aSignedFaultIsCounted() throws IOException {
        HostPdu fault = HostPdu.fault(5).callId(CALL);
        host.writeBytes(fault.authenticated(AUTH_TYPE, 6, security.seals()).octets());
        assertEquals(5, read().faultStatus());
        assertEquals(1, security.unsealed());
    }

    @Test
    void aFaultThatIsNotSignedIsNotCounted() throws IOException {
        host.writeBytes(HostPdu.fault(5).callId(CALL).octets());
        assertEquals(5, read().faultStatus());
        assertEquals(0, security.unsealed());
    }

    @Test
    void aForgedFaultIsAFaultAllTheSame() throws IOException {
        HostPdu fault = HostPdu.fault(5).callId(CALL);
        host.writeBytes(fault.authenticated(AUTH_TYPE, 6, new byte[16]).octets());
        assertEquals(5, read().faultStatus());
        assertEquals(0, security.unsealed());
    }
}
