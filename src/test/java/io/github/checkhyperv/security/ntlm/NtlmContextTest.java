package io.github.checkhyperv.security.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.GeneralProblem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.SecurityProblem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmContextTest {
    private static final HexFormat HEX = HexFormat.of();

    /** [MS-NLMP] 4.2.2.1.2: the hash of "Password". */
    private static final byte[] HASH = HEX.parseHex("a4f49c406510bdcab6824ee7c30fd852");

    private static final RandomSource KNOWN = octets -> Arrays.fill(octets, (byte) 0xaa);

    private static final byte[] NOTHING = {};

    private static NtlmContext client(String domain, String user, String targetName) {
        return new NtlmContext(
                new Password(domain, user, "Password".toCharArray()), targetName, KNOWN);
    }

    private static NtlmContext client() {
        return client("CONTOSO", "monitor", "");
    }

    private static byte[] authenticate(byte[] challenge) throws SessionException {
        NtlmContext client = client();
        client.step(NOTHING);
        return client.step(challenge);
    }

    /** The whole handshake, as the host checks it. */
    private static JdkPeer handshake(NtlmContext client, byte[] challenge, String upperUser)
            throws Exception {
        JdkPeer peer = new JdkPeer(HASH);
        byte[] negotiate = client.step(NOTHING);
        peer.accept(negotiate, challenge, client.step(challenge), upperUser);
        return peer;
    }

    @Test
    void negotiateOffersExactlyWhatIsAccepted() throws Exception {
        byte[] message = client().step(NOTHING);
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("NTLMSSP\0", new String(message, 0, 8, StandardCharsets.US_ASCII));
        assertEquals(1, in.getInt(8));
        assertEquals(0x62088235, in.getInt(12));
        assertEquals(0, JdkPeer.field(in, 16).length);
        assertEquals(0, JdkPeer.field(in, 24).length);
        assertEquals("0a0000000000000f", HEX.formatHex(message, 32, 40));
    }

    @Test
    void hostVerifiesProofAndMic() throws Exception {
        JdkPeer peer = handshake(client(), JdkPeer.challenge(), "MONITOR");
        assertEquals("monitor", peer.user());
        assertEquals("CONTOSO", peer.domain());
    }

    @Test
    void answerTellsOfTheMicAndHasNoChannelBindings() throws Exception {
        JdkPeer peer = handshake(client(), JdkPeer.challenge(), "MONITOR");
        assertArrayEquals(new byte[] {2, 0, 0, 0}, peer.answerPair(6));
        assertArrayEquals(new byte[16], peer.answerPair(10));
        assertArrayEquals(new byte[0], peer.answerPair(9));
    }

    @Test
    void answerRepeatsWhatTheHostSaidOfItself() throws Exception {
        JdkPeer peer = handshake(client(), JdkPeer.challenge(), "MONITOR");
        assertEquals("TESTHOST01", utf16(peer.answerPair(1)));
        assertEquals("contoso.example", utf16(peer.answerPair(5)));
        ByteBuffer time = ByteBuffer.wrap(peer.answerPair(7)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(JdkPeer.TIME, time.getLong());
    }

    @Test
    void answerNamesTheServiceThatIsMeant() throws Exception {
        NtlmContext client = client("CONTOSO", "monitor", "RPCSS/hv01");
        JdkPeer peer = handshake(client, JdkPeer.challenge(), "MONITOR");
        assertEquals("RPCSS/hv01", utf16(peer.answerPair(9)));
    }

    @Test
    void hostCannotSpeakForTheClient() throws Exception {
        byte[] targetInfo =
                JdkPeer.concat(
                        JdkPeer.pair(9, "cifs/elsewhere"),
                        JdkPeer.pair(10, new byte[] {1, 2, 3}),
                        JdkPeer.pair(6, new byte[] {5, 0, 0, 0}),
                        JdkPeer.targetInfo());
        byte[] challenge = JdkPeer.challenge(JdkPeer.FLAGS, targetInfo);
        JdkPeer peer = handshake(client("CONTOSO", "monitor", "RPCSS/hv01"), challenge, "MONITOR");
        assertEquals("RPCSS/hv01", utf16(peer.answerPair(9)));
        assertArrayEquals(new byte[16], peer.answerPair(10));
        // "account constrained" is kept, "target name untrusted" is not.
        assertArrayEquals(new byte[] {3, 0, 0, 0}, peer.answerPair(6));
    }

    @Test
    void messageIsLaidOutAsTheSpecificationSays() throws Exception {
        byte[] message = authenticate(JdkPeer.challenge());
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(3, in.getInt(8));
        assertArrayEquals(new byte[24], JdkPeer.field(in, 12), "no LM response");
        assertEquals(0, JdkPeer.field(in, 44).length, "no workstation");
        assertEquals(16, JdkPeer.field(in, 52).length);
        assertEquals(0x62888235, in.getInt(60));
        assertEquals("0a0000000000000f", HEX.formatHex(message, 64, 72));
        byte[] response = JdkPeer.field(in, 20);
        assertEquals("0101000000000000", HEX.formatHex(response, 16, 24));
        assertEquals(JdkPeer.TIME, in.getLong(in.getInt(24) + 24));
        assertEquals("aaaaaaaaaaaaaaaa00000000", HEX.formatHex(response, 32, 44));
        for (int field = 28; field <= 44; field += 8) {
            assertEquals(0, in.getInt(field + 4) % 2, "names begin at even offsets");
        }
    }

    @Test
    void versionIsLeftOutWhereTheHostDoesNotWantIt() throws Exception {
        byte[] challenge = JdkPeer.challenge(JdkPeer.FLAGS & ~0x02000000, JdkPeer.targetInfo());
        byte[] message = authenticate(challenge);
        assertEquals("0000000000000000", HEX.formatHex(message, 64, 72));
    }

    @Test
    void flagsThatWereNotOfferedAreNotAgreedTo() throws Exception {
        // OEM strings, LM keys, datagrams, 56-bit keys, anonymous.
        byte[] challenge = JdkPeer.challenge(JdkPeer.FLAGS | 0x800008c2, JdkPeer.targetInfo());
        ByteBuffer in = ByteBuffer.wrap(authenticate(challenge)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x62888235, in.getInt(60));
    }

    @ParameterizedTest
    @CsvSource({
        "'', monitor, MONITOR",
        "'', monitor@contoso.example, MONITOR@CONTOSO.EXAMPLE",
        "contoso, Monitor, MONITOR",
        "TESTHOST01, jörg, JÖRG",
        "CONTOSO, irfan, IRFAN",
        "CONTOSO, ışık, ıŞıK",
        "CONTOSO, İzmir, İZMIR",
        "CONTOSO, groß, GROß",
        "CONTOSO, ελένης, ΕΛΈΝΗς",
        "CONTOSO, ирина, ИРИНА",
        "CONTOSO, ნინო, ნინო",
        "CONTOSO, ﬁn, ﬁN",
        "CONTOSO, 監視, 監視",
        "CONTOSO, \uD801\uDC28, \uD801\uDC28"
    })
    void userIsNamedAsGivenAndHashedAsWindowsUppercasesIt(
            String domain, String user, String upperUser) throws Exception {
        JdkPeer peer = handshake(client(domain, user, ""), JdkPeer.challenge(), upperUser);
        assertEquals(user, peer.user());
        assertEquals(domain, peer.domain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT", "el-GR", "de-DE", "th-TH-u-nu-thai", "ar"})
    void localeOfTheMachineMakesNoDifference(String language) throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            JdkPeer peer =
                    handshake(client("CONTOSO", "irfan.i", ""), JdkPeer.challenge(), "IRFAN.I");
            assertEquals("irfan.i", peer.user());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x00000001, Unicode",
        "0x00000010, signing",
        "0x00000020, sealing",
        "0x00080000, extended session security",
        "0x00800000, target information",
        "0x20000000, 128-bit keys",
        "0x40000000, key exchange"
    })
    void challengeThatLacksAnOptionIsADowngrade(String flag, String name) {
        int flags = JdkPeer.FLAGS & ~Integer.decode(flag);
        assertDowngrade(JdkPeer.challenge(flags, JdkPeer.targetInfo()), name);
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        byte[] challenge = JdkPeer.challenge(0, JdkPeer.targetInfo());
        assertDowngrade(
                challenge,
                "Unicode, signing, sealing, extended session security, target information,"
                        + " 128-bit keys, key exchange");
    }

    @Test
    void shortChallengeOfAnOldHostIsADowngrade() {
        byte[] challenge = Arrays.copyOf(JdkPeer.challenge(0x00008205, new byte[0]), 32);
        SessionException e = assertThrows(SessionException.class, () -> authenticate(challenge));
        assertEquals(SecurityProblem.INSECURE_PEER, e.problem());
    }

    @Test
    void challengeWithoutTimestampIsADowngrade() {
        byte[] targetInfo =
                JdkPeer.concat(
                        JdkPeer.pair(2, "CONTOSO"),
                        JdkPeer.pair(1, "TESTHOST01"),
                        JdkPeer.pair(0, ""));
        assertDowngrade(JdkPeer.challenge(JdkPeer.FLAGS, targetInfo), "a timestamp");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void challengeWithoutBothNamesOfTheHostIsADowngrade(int only) {
        byte[] targetInfo =
                JdkPeer.concat(JdkPeer.pair(only, "CONTOSO"), JdkPeer.time(), JdkPeer.pair(0, ""));
        assertDowngrade(JdkPeer.challenge(JdkPeer.FLAGS, targetInfo), "the host's names");
    }

    @Test
    void emptyTargetInformationIsADowngrade() {
        assertDowngrade(
                JdkPeer.challenge(JdkPeer.FLAGS, JdkPeer.pair(0, "")),
                "the host's names, a timestamp");
    }

    private static void assertDowngrade(byte[] challenge, String missing) {
        SessionException e = assertThrows(SessionException.class, () -> authenticate(challenge));
        assertEquals(SecurityProblem.INSECURE_PEER, e.problem());
        assertEquals("its NTLM challenge lacks " + missing, e.failure().seen());
    }

    @Test
    void everyTruncationIsMalformed() {
        byte[] challenge = JdkPeer.challenge();
        for (int length = 0; length < challenge.length; length++) {
            assertMalformed(Arrays.copyOf(challenge, length));
        }
    }

    @Test
    void everyWrongLengthOrOffsetOfTargetInformationIsMalformed() {
        byte[] challenge = JdkPeer.challenge();
        ByteBuffer in = ByteBuffer.wrap(challenge).order(ByteOrder.LITTLE_ENDIAN);
        int length = in.getShort(40);
        int offset = in.getInt(44);
        for (int wrong = 0; wrong <= 0xffff; wrong++) {
            if (wrong != length) {
                in.putShort(40, (short) wrong);
                assertMalformed(challenge);
            }
        }
        in.putShort(40, (short) length);
        int[] offsets = {
            0, 1, 39, offset + 1, challenge.length, 0x7fffffff, 0x80000000, -1, -length
        };
        for (int wrong : offsets) {
            in.putInt(44, wrong);
            assertMalformed(challenge);
        }
    }

    @Test
    void everyInflatedLengthOfAnAttributeIsRefused() {
        byte[] targetInfo = JdkPeer.targetInfo();
        for (int at = 0; at < targetInfo.length - 4; ) {
            ByteBuffer in = ByteBuffer.wrap(targetInfo.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int length = in.getShort(at + 2);
            for (int more : new int[] {1, 2, 3, 0x100, 0x7fff - length, 0xffff - length}) {
                in.putShort(at + 2, (short) (length + more));
                byte[] challenge = JdkPeer.challenge(JdkPeer.FLAGS, in.array());
                assertThrows(SessionException.class, () -> authenticate(challenge));
            }
            at += 4 + length;
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 0", "7, 7", "7, 9", "6, 0", "6, 3", "6, 5"})
    void attributeOfTheWrongLengthIsMalformed(int id, int length) {
        byte[] targetInfo =
                JdkPeer.concat(JdkPeer.pair(id, new byte[length]), JdkPeer.targetInfo());
        assertMalformed(JdkPeer.challenge(JdkPeer.FLAGS, targetInfo));
    }

    @Test
    void targetInformationWithoutEndIsMalformed() {
        byte[] targetInfo = JdkPeer.targetInfo();
        byte[] cut = Arrays.copyOf(targetInfo, targetInfo.length - 4);
        assertMalformed(JdkPeer.challenge(JdkPeer.FLAGS, cut));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 0xffff})
    void lengthOfTheEndMarkIsNotLookedAt(int length) throws Exception {
        byte[] targetInfo = JdkPeer.targetInfo();
        in(targetInfo).putShort(targetInfo.length - 2, (short) length);
        handshake(client(), JdkPeer.challenge(JdkPeer.FLAGS, targetInfo), "MONITOR");
    }

    @Test
    void targetInformationIsReadUpToItsLimitAndNoFurther() throws Exception {
        byte[] most = padded(AvPairs.LIMIT);
        handshake(client(), JdkPeer.challenge(JdkPeer.FLAGS, most), "MONITOR");
        assertMalformed(JdkPeer.challenge(JdkPeer.FLAGS, padded(AvPairs.LIMIT + 1)));
    }

    private static byte[] padded(int length) {
        byte[] targetInfo = JdkPeer.targetInfo();
        return JdkPeer.concat(
                JdkPeer.pair(0x1234, new byte[length - 4 - targetInfo.length]), targetInfo);
    }

    @Test
    void otherMessageTypesAreMalformed() {
        byte[] challenge = JdkPeer.challenge();
        challenge[8] = 3;
        assertMalformed(challenge);
        challenge[8] = 2;
        challenge[0] = 'n';
        assertMalformed(challenge);
    }

    private static void assertMalformed(byte[] challenge) {
        SessionException e = assertThrows(SessionException.class, () -> authenticate(challenge));
        assertEquals(GeneralProblem.MALFORMED_ANSWER, e.problem(), e.getMessage());
    }

    @Test
    void everyHandshakeHasItsOwnChallengeAndKey() throws Exception {
        Password credentials = new Password("CONTOSO", "monitor", "Password".toCharArray());
        byte[][] messages = new byte[2][];
        for (int i = 0; i < 2; i++) {
            NtlmContext client = new NtlmContext(credentials, "");
            client.step(NOTHING);
            messages[i] = client.step(JdkPeer.challenge());
        }
        for (int field : new int[] {20, 52}) {
            assertNotEquals(
                    HEX.formatHex(JdkPeer.field(in(messages[0]), field)),
                    HEX.formatHex(JdkPeer.field(in(messages[1]), field)));
        }
    }

    private static ByteBuffer in(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void contextIsCompleteAfterTwoStepsAndSealsFromThenOn() throws Exception {
        NtlmContext client = client();
        assertThrows(IllegalStateException.class, () -> client.seal(new byte[40], 0, 8, 0, 8, 8));
        client.step(NOTHING);
        assertFalse(client.complete());
        assertThrows(IllegalStateException.class, () -> client.seal(new byte[40], 0, 8, 0, 8, 8));
        client.step(JdkPeer.challenge());
        assertTrue(client.complete());
        assertThrows(IllegalStateException.class, () -> client.step(JdkPeer.challenge()));
        client.seal(new byte[40], 0, 8, 0, 8, 8);
    }

    @Test
    void anonymousSessionsAndEndlessNamesAreNotAskedFor() {
        assertThrows(IllegalArgumentException.class, () -> client("CONTOSO", "", ""));
        assertThrows(IllegalArgumentException.class, () -> client("", "x".repeat(1_025), ""));
        assertThrows(IllegalArgumentException.class, () -> client("x".repeat(1_025), "x", ""));
    }

    @Test
    void nothingShowsThePassword() throws Exception {
        NtlmContext client = client();
        byte[] negotiate = client.step(NOTHING);
        byte[] authenticate = client.step(JdkPeer.challenge());
        String seen =
                client
                        + " "
                        + new String(negotiate, StandardCharsets.UTF_16LE)
                        + new String(authenticate, StandardCharsets.UTF_16LE)
                        + HEX.formatHex(authenticate);
        assertFalse(seen.contains("Password"));
        assertFalse(seen.contains(HEX.formatHex(HASH)));
    }

    private static String utf16(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_16LE);
    }
}
