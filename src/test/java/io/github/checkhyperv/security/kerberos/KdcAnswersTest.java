package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JDK throws and what KDCs send, as they did it against MIT and Samba. */
class KdcAnswersTest {
    private static final Principal MONITOR = Principal.user("monitor", "CONTOSO.EXAMPLE");
    private static final String SPN = "host/hv01.contoso.example";

    private static SessionException told(Throwable failure, Optional<KrbError> probe) {
        return KdcErrors.of(failure, MONITOR, SPN, "dc1:88", () -> probe);
    }

    @ParameterizedTest
    @CsvSource({
        "Pre-authentication information was invalid (24), KERBEROS_WRONG_PASSWORD",
        "Integrity check on decrypted field failed (31) - PREAUTH_FAILED,"
                + " KERBEROS_WRONG_PASSWORD",
        "Client not found in Kerberos database (6) - CLIENT_NOT_FOUND, KERBEROS_UNKNOWN_USER",
        "Clients credentials have been revoked (18), ACCOUNT_REVOKED",
        "Password has expired - change password to reset (23), PASSWORD_EXPIRED",
        "Client's entry in database has expired (1), ACCOUNT_EXPIRED",
        "Clock skew too great (37), CLOCK_SKEW",
        "KDC has no support for encryption type (14), WEAK_ENCRYPTION",
        "Server not found in Kerberos database (7) - LOOKING_UP_SERVER, UNKNOWN_SPN",
        "Ticket expired (32), TICKET_EXPIRED",
        "Policy rejects request (12), KDC_REFUSED"
    })
    void theNumberInAMessageOfTheJdkDecides(String message, KerberosProblem problem) {
        SessionException e =
                told(
                        new LoginException("Login failed").initCause(new Exception(message)),
                        Optional.empty());
        assertEquals(problem, e.problem());
        assertEquals(Stage.TICKET, e.stage());
    }

    @Test
    void failuresOfTheNetworkAreOfTheKdc() {
        assertEquals(
                KerberosProblem.KDC_SILENT,
                of(new SocketTimeoutException("Receive timed out")).problem());
        assertEquals(
                KerberosProblem.KDC_UNREACHABLE,
                of(new ConnectException("Connection refused")).problem());
        assertEquals(KerberosProblem.KDC_NOT_FOUND, of(new UnknownHostException("dc1")).problem());
        assertEquals(
                KerberosProblem.KDC_NOT_FOUND, of(new IOException("Cannot locate KDC")).problem());
        assertEquals(Stage.KDC, of(new ConnectException("Connection refused")).stage());
    }

    private static SessionException of(IOException cause) {
        return told(new LoginException("Login failed").initCause(cause), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // e-data of Samba 4.17 for the accounts that its samba-tool disabled, let expire, and so on
        "18, 304e3035a103020113a22e042c302a3028a003020112a1191b17434f4e544f534f2e4558414d504c45"
                + "64697361626c6564a2060404000010003015a103020103a20e040c720000c00000000001000000,"
                + " ACCOUNT_DISABLED",
        "18, 304d3034a103020113a22d042b30293027a003020112a1181b16434f4e544f534f2e4558414d504c45"
                + "65787069726564a2060404000010003015a103020103a20e040c930100c00000000001000000,"
                + " ACCOUNT_EXPIRED",
        "23, 30503037a103020113a230042e302c302aa003020112a11b1b19434f4e544f534f2e4558414d504c45"
                + "6d7573746368616e6765a2060404000010003015a103020103a20e040c240200c0000000000100"
                + "0000, PASSWORD_MUST_CHANGE",
        // KERB-ERROR-DATA of [MS-KILE] 2.2.1, as Windows has it: locked, and nothing that is known
        "18, 3015a103020103a20e040c340200c00000000001000000, ACCOUNT_LOCKED",
        "18, 3015a103020103a20e040c010000c00000000001000000, ACCOUNT_REVOKED",
        "18, 3015a103020104a20e040c340200c00000000001000000, ACCOUNT_REVOKED",
        "23, 30, PASSWORD_EXPIRED"
    })
    void theStatusOfTheAccountDecidesWhereAKdcGivesOne(
            int number, String data, KerberosProblem problem) {
        KrbError probe = new KrbError(number, 0, HexFormat.of().parseHex(data));
        assertEquals(
                problem,
                told(new LoginException("refused (" + number + ")"), Optional.of(probe)).problem());
    }

    @Test
    void theTimeOfTheKdcTellsHowFarTheClocksAreApart() {
        long now = System.currentTimeMillis() / 1000;
        SessionException e =
                told(
                        new LoginException("Clock skew too great (37)"),
                        Optional.of(new KrbError(37, now + 601, new byte[0])));
        assertTrue(
                e.getMessage().matches(".*the KDC's clock is 60[01] s ahead of the one here"),
                e.getMessage());
    }

    @Test
    void theKeyOfAPasswordIsThatOfRfc3962() {
        // RFC 3962, appendix B has no example with 4,096 rounds; this is ktutil's of MIT 1.20.1.
        SessionKey key =
                StringToKey.key(
                                EncryptionType.AES256_CTS_HMAC_SHA1_96,
                                "Secr3t!pass".toCharArray(),
                                "CONTOSO.EXAMPLEmonitor")
                        .orElseThrow();
        assertEquals(KeytabFileTest.MONITOR_KEY, HexFormat.of().formatHex(key.octets()));
    }
}
