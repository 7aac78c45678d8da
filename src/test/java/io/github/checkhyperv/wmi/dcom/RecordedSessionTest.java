package io.github.checkhyperv.wmi.dcom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.corpus.Corpus;
import io.github.checkhyperv.rpc.Guid;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a Windows client wrote to a Windows Server 2016 and what came back, PDU by PDU: ours has to
 * write the same and to read it.
 */
class RecordedSessionTest {
    private static final Guid WBEM_LEVEL1_LOGIN = Guid.of(Interfaces.WBEM_LEVEL1_LOGIN.uuid());
    private static final Guid WBEM_SERVICES = Guid.of(Interfaces.WBEM_SERVICES.uuid());
    private static final int WITHOUT_OBJECT = 24;
    private static final int WITH_OBJECT = 40;

    /** The stub of a recorded PDU, without padding and verifier. */
    private static byte[] stub(String file, int offset) {
        byte[] pdu = Corpus.bytes("dcom/" + file);
        int authLength = pdu[10] & 0xff | (pdu[11] & 0xff) << 8;
        int end = pdu.length;
        if (authLength > 0) {
            int trailer = pdu.length - authLength - 8;
            end = trailer - (pdu[trailer + 2] & 0xff);
        }
        return Arrays.copyOfRange(pdu, offset, end);
    }

    private static Guid causality(byte[] requestStub) {
        return Guid.wire(requestStub, 12);
    }

    @Test
    void activationIsWrittenAsWindowsWritesItSaveForContextsAndSession() {
        byte[] recorded = stub("s2_004_c2s_request_op4_000001a0.bin", WITHOUT_OBJECT);
        byte[] ours =
                ActivationRequest.stub(
                        causality(recorded),
                        Interfaces.CLSID_WBEM_LEVEL1_LOGIN,
                        WBEM_LEVEL1_LOGIN,
                        "172.16.66.36");

        assertArrayEquals(
                Arrays.copyOf(recorded, 40),
                Arrays.copyOf(ours, 40),
                "ORPCTHIS, pUnkOuter, pActProperties");
        assertArrayEquals(
                Arrays.copyOfRange(recorded, 48, 48 + 44),
                Arrays.copyOfRange(ours, 48, 48 + 44),
                "OBJREF_CUSTOM up to its size");
        for (String property : List.of("1ab", "1a6", "1a4", "1aa")) {
            assertArrayEquals(property(recorded, property), property(ours, property), property);
        }
    }

    /** Finds a property by the place of its class in the CustomHeader. */
    private static byte[] property(byte[] stub, String digits) {
        Guid wanted = Guid.of("00000" + digits + "-0000-0000-c000-000000000046");
        int header = 48 + 48 + 8;
        int count = int32(stub, header + 16 + 16);
        int classes = header + 16 + 48 + 4;
        int sizes = classes + 16 * count + 4;
        int at = header + int32(stub, header + 16 + 4);
        for (int i = 0; i < count; i++) {
            int size = int32(stub, sizes + 4 * i);
            if (Guid.wire(stub, classes + 16 * i).equals(wanted)) {
                return Arrays.copyOfRange(stub, at, at + size);
            }
            at += size;
        }
        throw new AssertionError("no property " + digits);
    }

    private static int int32(byte[] octets, int at) {
        int value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | octets[at + i] & 0xff;
        }
        return value;
    }

    @Test
    void activationAnswerOfWindowsTellsPortRemUnknownAndLoginObject() throws MalformedStub {
        ActivationAnswer answer =
                ActivationAnswer.read(
                        stub("s2_005_s2c_response.bin", WITHOUT_OBJECT), WBEM_LEVEL1_LOGIN);

        assertEquals(HResult.S_OK, answer.status());
        assertEquals(49670, answer.port(), "the TCP binding stands behind two named pipes");
        assertEquals(Guid.of("0000c000-0530-0000-7d85-2faeeac5c880"), answer.remUnknown());
        assertEquals(WBEM_LEVEL1_LOGIN, answer.object().iid());
        assertEquals(5, answer.object().publicReferences());
        assertEquals(Guid.of("00014006-0530-0000-0333-997691ea98ab"), answer.object().ipid());
    }

    @Test
    void loginIsWrittenAsWindowsWritesItSaveForNameAndLocale() {
        byte[] recorded = stub("s3_014_c2s_request_op6_f309ad18.bin", WITH_OBJECT);
        byte[] ours = WmiCalls.ntlmLogin(causality(recorded), "\\\\172.16.66.36\\ROOT\\CIMV2");

        int afterName = 32 + 4 + 12 + 2 * 26;
        assertArrayEquals(Arrays.copyOf(recorded, afterName), Arrays.copyOf(ours, afterName));
        assertArrayEquals(
                new byte[12],
                Arrays.copyOfRange(ours, afterName, ours.length),
                "no locale, no flags, no context");
    }

    @Test
    void loginAnswerOfWindowsIsReferenceToServices() throws MalformedStub {
        WmiCalls.InterfaceAnswer answer =
                WmiCalls.InterfaceAnswer.read(
                        stub("s3_015_s2c_response.bin", WITHOUT_OBJECT), WBEM_SERVICES);

        assertEquals(HResult.S_OK, answer.status());
        ObjRef.Standard services = answer.reference().get(0);
        assertEquals(5, services.publicReferences());
        assertEquals(Guid.of("0001401b-0530-0000-0324-12059210a489"), services.ipid());
    }

    @Test
    void releaseIsWrittenAsWindowsWritesIt() {
        byte[] recorded = stub("s3_016_c2s_request_op5_00000143.bin", WITH_OBJECT);
        References references = new References();
        for (String ipid :
                List.of(
                        "00013416-0530-0000-d756-78286df5d5d9",
                        "00014006-0530-0000-0333-997691ea98ab")) {
            references.hold(new ObjRef.Standard(WBEM_SERVICES, 5, 0, Guid.of(ipid)));
        }

        references.giveBackAll();
        byte[] ours = references.release(causality(recorded));

        assertArrayEquals(recorded, ours);
    }

    @Test
    void answerToReleaseOfWindowsIsSuccess() throws MalformedStub {
        NdrReader in = Orpc.answer(stub("s3_017_s2c_response.bin", WITHOUT_OBJECT));

        assertEquals(HResult.S_OK, in.int32("HRESULT"));
        assertEquals(0, in.remaining());
    }

    @Test
    void everyTruncationOfARecordedActivationAnswerIsMalformed() {
        byte[] whole = stub("s2_005_s2c_response.bin", WITHOUT_OBJECT);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(
                    MalformedStub.class,
                    () -> ActivationAnswer.read(cut, WBEM_LEVEL1_LOGIN),
                    "length " + length);
        }
    }

    @Test
    void everyAlteredOctetOfARecordedActivationAnswerIsReadOrRefused() {
        byte[] whole = stub("s2_005_s2c_response.bin", WITHOUT_OBJECT);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] altered = whole.clone();
                altered[at] = (byte) value;
                try {
                    ActivationAnswer.read(altered, WBEM_LEVEL1_LOGIN);
                } catch (MalformedStub e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 100, refused + " of the alterations were noticed");
    }
}
