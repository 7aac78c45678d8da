package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.checkhyperv.security.RandomSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session with MIT's libgssapi whose keys are known, token by token. */
class RecordedHandshakeTest {
    private static final EncryptionType AES256 = EncryptionType.AES256_CTS_HMAC_SHA1_96;
    private static final Principal MONITOR =
            new Principal(Principal.USER, "CONTOSO.TEST", List.of("monitor"));

    /** 2026-11-27 13:35:32 UTC. */
    private static final ApExchange.Moment MOMENT = new ApExchange.Moment(1_795_786_532L, 0x0c2329);

    private static SessionKey ticketKey(Vectors vectors) {
        return new SessionKey(AES256, vectors.get("ticket_session_key_aes256"));
    }

    private static SessionKey contextKey(Vectors vectors) {
        return new SessionKey(AES256, vectors.get("context_key_acceptor_subkey"));
    }

    @Test
    void everyVectorIsUsedHere() throws IOException {
        assertEquals(41, Vectors.read().count());
    }

    @Test
    void theAuthenticatorIsEncodedAsItWas() throws IOException {
        assertArrayEquals(
                Vectors.read().get("authenticator_plain"),
                ApExchange.authenticator(MONITOR, MOMENT, null, 1000));
    }

    @Test
    void theRequestHoldsTicketAndAuthenticatorAsItDid() throws Exception {
        Vectors vectors = Vectors.read();
        byte[] request = vectors.get("ap_req");
        DerReader fields =
                new DerReader(request).enter(DerReader.application(14)).enter(DerReader.SEQUENCE);
        fields.skip();
        fields.skip();
        fields.skip();
        byte[] ticket = fields.enter(DerReader.context(3)).whole(DerReader.application(1));
        DerReader data = fields.enter(DerReader.context(4)).enter(DerReader.SEQUENCE);
        data.skip();
        byte[] cipher = data.enter(DerReader.context(2)).octetString();

        SessionKey key = ticketKey(vectors);
        assertArrayEquals(
                vectors.get("authenticator_plain"), key.decrypt(11, cipher).orElseThrow());
        assertArrayEquals(request, ApExchange.request(ticket, AES256, cipher));
        Ticket parsed = new Ticket(MONITOR, MONITOR, 18, new byte[32], 0, 0, 0, 0, 0, ticket);
        assertEquals(18, parsed.sealedWith());
    }

    @Test
    void theReplyProvesTheHostAndBringsItsKey() throws Exception {
        Vectors vectors = Vectors.read();
        ApExchange.Sealed sealed = ApExchange.Sealed.read(vectors.get("ap_rep_by_MIT"));
        assertEquals(18, sealed.type());
        byte[] plain = ticketKey(vectors).decrypt(12, sealed.cipher()).orElseThrow();
        assertArrayEquals(vectors.get("ap_rep_encpart_plain"), plain);
        ApExchange.Part part = ApExchange.Part.read(plain);
        assertEquals("20261127133532Z", part.time());
        assertEquals(0x0c2329, part.micros());
        assertEquals(18, part.keyType());
        assertArrayEquals(vectors.get("context_key_acceptor_subkey"), part.key());
        assertEquals(0x0eb7f94e, part.sequenceNumber());
    }

    @Test
    void theThirdLegIsAsItWas() throws Exception {
        Vectors vectors = Vectors.read();
        byte[] third = vectors.get("third_leg_ap_rep");
        byte[] cipher = ApExchange.Sealed.read(third).cipher();
        byte[] plain = ticketKey(vectors).decrypt(12, cipher).orElseThrow();
        ApExchange.Part part = ApExchange.Part.read(plain);
        assertEquals(0, part.keyType());
        assertEquals(0x0eb7f94e, part.sequenceNumber());
        assertArrayEquals(third, ApExchange.reply(AES256, cipher));
        byte[] ours = ApExchange.replyPart(MOMENT, part.sequenceNumber());
        assertEquals(plain.length, ours.length);
    }

    @ParameterizedTest
    @CsvSource({"0,24", "0,160", "1,24", "1,160"})
    void opensWhatMitSealed(int headerSigning, int length) throws Exception {
        Vectors vectors = Vectors.read();
        String name = "MIT_wrap_headersign" + headerSigning + "_len" + length + "_";
        byte[] token = vectors.get(name + "token");
        byte[] pdu = pdu(vectors, name, vectors.get(name + "data"), token);
        int end = 24 + length;
        boolean signs = headerSigning == 1;
        tokens(vectors, 0, number(token))
                .unseal(pdu, signs ? 0 : 24, signs ? end + 8 : end, 24, end, end + 8, 76);
        assertArrayEquals(vectors.get(name + "plain"), Arrays.copyOfRange(pdu, 24, end));
    }

    @ParameterizedTest
    @CsvSource({"0,24", "0,160", "1,24", "1,160"})
    void sealsWhatMitOpened(int headerSigning, int length) throws Exception {
        Vectors vectors = Vectors.read();
        String name = "OURS_accepted_by_MIT_headersign" + headerSigning + "_len" + length + "_";
        String parts = "MIT_wrap_headersign" + headerSigning + "_len" + length + "_";
        byte[] token = vectors.get(name + "token");
        byte[] data = vectors.get(name + "data");
        byte[] confounder = confounder(contextKey(vectors), token, data);
        byte[] pdu = pdu(vectors, parts, vectors.get(name + "plain"), new byte[76]);
        MessageTokens tokens =
                new MessageTokens(
                        contextKey(vectors),
                        true,
                        number(token),
                        0,
                        octets -> System.arraycopy(confounder, 0, octets, 0, octets.length));
        int end = 24 + length;
        boolean signs = headerSigning == 1;
        tokens.seal(pdu, signs ? 0 : 24, signs ? end + 8 : end, 24, end, end + 8);
        assertArrayEquals(data, Arrays.copyOfRange(pdu, 24, end));
        assertArrayEquals(token, Arrays.copyOfRange(pdu, end + 8, pdu.length));
    }

    /** Decrypts the block that a token starts with, which nobody but the sender knows. */
    private static byte[] confounder(SessionKey key, byte[] token, byte[] data) {
        byte[] text = new byte[60 + data.length];
        System.arraycopy(token, 16 + 44, text, 0, 16);
        System.arraycopy(data, 0, text, 16, data.length);
        System.arraycopy(token, 16, text, 16 + data.length, 44);
        CipherText.giveBack(key.cipher(SessionKey.INITIATOR_SEAL), text, 0, text.length - 12);
        return Arrays.copyOf(text, 16);
    }

    @Test
    void aTokenOutOfOrderIsRefused() throws Exception {
        Vectors vectors = Vectors.read();
        String name = "MIT_wrap_headersign0_len24_";
        byte[] token = vectors.get(name + "token");
        byte[] pdu = pdu(vectors, name, vectors.get(name + "data"), token);
        MessageTokens tokens = tokens(vectors, 0, number(token) + 1);
        assertThrows(MalformedToken.class, () -> tokens.unseal(pdu, 24, 48, 24, 48, 56, 76));
    }

    @Test
    void whatIsChangedAnywhereIsRefusedAndWiped() throws Exception {
        Vectors vectors = Vectors.read();
        String name = "MIT_wrap_headersign1_len24_";
        byte[] token = vectors.get(name + "token");
        byte[] pdu = pdu(vectors, name, vectors.get(name + "data"), token);
        for (int i = 0; i < pdu.length; i++) {
            byte[] changed = pdu.clone();
            changed[i] ^= 4;
            MessageTokens tokens = tokens(vectors, 0, number(token));
            assertThrows(
                    MalformedToken.class,
                    () -> tokens.unseal(changed, 0, 56, 24, 48, 56, 76),
                    "octet " + i);
        }
    }

    @Test
    void verifiesTheMicOfMit() throws Exception {
        Vectors vectors = Vectors.read();
        byte[] token = vectors.get("MIT_mic_token");
        byte[] message = vectors.get("mic_message");
        tokens(vectors, 0, number(token)).verifyMic(token, message);
        message[0] ^= 1;
        MessageTokens tokens = tokens(vectors, 0, number(token));
        assertThrows(MalformedToken.class, () -> tokens.verifyMic(token, message));
    }

    private static byte[] pdu(Vectors vectors, String name, byte[] data, byte[] token) {
        byte[] header = vectors.get(name + "pdu_header");
        byte[] trailer = vectors.get(name + "sec_trailer");
        byte[] pdu = Arrays.copyOf(header, header.length + data.length + 8 + token.length);
        System.arraycopy(data, 0, pdu, 24, data.length);
        System.arraycopy(trailer, 0, pdu, 24 + data.length, 8);
        System.arraycopy(token, 0, pdu, 32 + data.length, token.length);
        return pdu;
    }

    private static MessageTokens tokens(Vectors vectors, long sent, long received) {
        RandomSource none = octets -> Arrays.fill(octets, (byte) 7);
        return new MessageTokens(contextKey(vectors), true, sent, received, none);
    }

    private static long number(byte[] token) {
        long number = 0;
        for (int i = 8; i < 16; i++) {
            number = number << 8 | token[i] & 0xff;
        }
        return number;
    }
}
