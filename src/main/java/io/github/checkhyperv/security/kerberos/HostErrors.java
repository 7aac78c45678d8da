package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;

/** What a host says in a KRB-ERROR in place of its AP-REP (RFC 4120, 7.5.9). */
final class HostErrors {
    private HostErrors() {}

    /** {@code now} is the time here, seconds since 1970. */
    static SessionException of(KrbError error, long now) {
        switch (error.code()) {
            case 31: // KRB_AP_ERR_BAD_INTEGRITY
            case 35: // KRB_AP_ERR_NOT_US
            case 41: // KRB_AP_ERR_MODIFIED
            case 44: // KRB_AP_ERR_BADKEYVER
            case 45: // KRB_AP_ERR_NOKEY
                return failed(KerberosProblem.WRONG_HOST_KEY, number(error));
            case 32: // KRB_AP_ERR_TKT_EXPIRED
                return failed(KerberosProblem.TICKET_EXPIRED, number(error));
            case 33: // KRB_AP_ERR_TKT_NYV
            case 37: // KRB_AP_ERR_SKEW
                return failed(
                        KerberosProblem.CLOCK_SKEW,
                        ClockSkew.describe("the host's", error.serverTime(), now));
            default:
                return failed(KerberosProblem.KERBEROS_REFUSED, number(error));
        }
    }

    private static String number(KrbError error) {
        return "Kerberos error " + error.code();
    }

    private static SessionException failed(KerberosProblem problem, String detail) {
        return new SessionException(problem, Stage.AUTHENTICATE, detail);
    }
}
