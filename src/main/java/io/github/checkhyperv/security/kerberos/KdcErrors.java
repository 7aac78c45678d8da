package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the JDK says of a KDC, in our own words. Its exceptions are of its inside, but for the
 * number of Kerberos' error at the end of their messages (RFC 4120, 7.5.9).
 */
final class KdcErrors {
    private static final int NOT_ONE = -1;

    private KdcErrors() {}

    static SessionException silent(String kdc, String realm) {
        return new SessionException(KerberosProblem.KDC_SILENT, Stage.KDC, where(kdc, realm));
    }

    /** It was not asked, as another KDC of the realm was until time was up. */
    static SessionException notItsTurn(String kdc, String realm) {
        return new SessionException(
                KerberosProblem.KDC_SILENT,
                Stage.KDC,
                "another KDC of " + realm + ", before it was the turn of " + where(kdc, realm));
    }

    /**
     * @param kdc {@code HOST[:PORT]}, or empty
     * @param probe asks the KDC for what the JDK does not tell
     */
    static SessionException of(
            Throwable failure,
            Principal client,
            String spn,
            String kdc,
            Supplier<Optional<KrbError>> probe) {
        String where = where(kdc, client.realm());
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SocketTimeoutException) {
                return silent(kdc, client.realm());
            }
            if (e instanceof UnknownHostException) {
                return failed(KerberosProblem.KDC_NOT_FOUND, Stage.KDC, where, failure);
            }
            if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
                return failed(KerberosProblem.KDC_UNREACHABLE, Stage.KDC, where, failure);
            }
            int number = number(e.getMessage());
            if (number != NOT_ONE) {
                return said(number, client, spn, failure, probe);
            }
        }
        return other(failure, where);
    }

    private static SessionException said(
            int number,
            Principal client,
            String spn,
            Throwable failure,
            Supplier<Optional<KrbError>> probe) {
        String told = "Kerberos error " + number;
        Problem problem;
        switch (number) {
            case 1: // KDC_ERR_NAME_EXP
                problem = KerberosProblem.ACCOUNT_EXPIRED;
                break;
            case 6: // KDC_ERR_C_PRINCIPAL_UNKNOWN
                return failed(
                        KerberosProblem.KERBEROS_UNKNOWN_USER,
                        Stage.TICKET,
                        client.toString(),
                        failure);
            case 7: // KDC_ERR_S_PRINCIPAL_UNKNOWN
                return failed(KerberosProblem.UNKNOWN_SPN, Stage.TICKET, spn, failure);
            case 14: // KDC_ERR_ETYPE_NOSUPP
                return failed(
                        KerberosProblem.WEAK_ENCRYPTION,
                        Stage.TICKET,
                        "the KDC has no AES key for " + client.name() + " or " + spn,
                        failure);
            case 18: // KDC_ERR_CLIENT_REVOKED
                return account(KerberosProblem.ACCOUNT_REVOKED, client, failure, probe);
            case 23: // KDC_ERR_KEY_EXPIRED
                return account(KerberosProblem.PASSWORD_EXPIRED, client, failure, probe);
            case 24: // KDC_ERR_PREAUTH_FAILED
            case 31: // KRB_AP_ERR_BAD_INTEGRITY: the answer is sealed with another key
                return failed(
                        KerberosProblem.KERBEROS_WRONG_PASSWORD,
                        Stage.TICKET,
                        client.toString(),
                        failure);
            case 32: // KRB_AP_ERR_TKT_EXPIRED
                problem = KerberosProblem.TICKET_EXPIRED;
                break;
            case 37: // KRB_AP_ERR_SKEW
                Optional<KrbError> answer = probe.get();
                long theirs = answer.isPresent() ? answer.get().serverTime() : 0;
                return failed(
                        KerberosProblem.CLOCK_SKEW,
                        Stage.TICKET,
                        ClockSkew.describe("the KDC's", theirs, System.currentTimeMillis() / 1000),
                        failure);
            default:
                problem = KerberosProblem.KDC_REFUSED;
                break;
        }
        return failed(problem, Stage.TICKET, told, failure);
    }

    /** Active Directory says why in a status of its own ([MS-ERREF] 2.3.1). */
    private static SessionException account(
            KerberosProblem known,
            Principal client,
            Throwable failure,
            Supplier<Optional<KrbError>> probe) {
        Optional<KrbError> answer = probe.get();
        KerberosProblem problem = known;
        switch (answer.isPresent() ? KdcProbe.status(answer.get()) : 0) {
            case 0xC0000072:
                problem = KerberosProblem.ACCOUNT_DISABLED;
                break;
            case 0xC0000234:
                problem = KerberosProblem.ACCOUNT_LOCKED;
                break;
            case 0xC0000193:
                problem = KerberosProblem.ACCOUNT_EXPIRED;
                break;
            case 0xC0000071:
                problem = KerberosProblem.PASSWORD_EXPIRED;
                break;
            case 0xC0000224:
                problem = KerberosProblem.PASSWORD_MUST_CHANGE;
                break;
            default:
                break;
        }
        return failed(problem, Stage.TICKET, client.toString(), failure);
    }

    /**
     * The number in {@code ... (24)} or {@code ... (24) - ...}; of the protocol, not the JDK's own.
     */
    private static int number(String message) {
        if (message == null) {
            return NOT_ONE;
        }
        int close = message.indexOf(')');
        while (close >= 0) {
            int open = message.lastIndexOf('(', close);
            if (open >= 0 && close - open >= 2 && close - open <= 3) {
                int number = digits(message, open + 1, close);
                if (number > 0) {
                    return number;
                }
            }
            close = message.indexOf(')', close + 1);
        }
        return NOT_ONE;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return NOT_ONE;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private static SessionException other(Throwable failure, String where) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        if (message.contains("locate")) { // Cannot locate KDC, Unable to locate KDC
            return failed(KerberosProblem.KDC_NOT_FOUND, Stage.KDC, where, failure);
        }
        if (root instanceof IOException) {
            return failed(
                    KerberosProblem.KDC_UNREACHABLE, Stage.KDC, where + ": " + message, failure);
        }
        return failed(KerberosProblem.KDC_REFUSED, Stage.TICKET, message, failure);
    }

    private static String where(String kdc, String realm) {
        return kdc.isEmpty() ? "realm " + realm : kdc + " for realm " + realm;
    }

    private static SessionException failed(
            Problem problem, Stage stage, String seen, Throwable cause) {
        return new SessionException(problem, stage, seen, cause);
    }
}
