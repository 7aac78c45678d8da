package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.Problem;

/**
 * The ways in which Kerberos can fail, each with the way out. The README's table of failures lists
 * exactly these.
 */
public enum KerberosProblem implements Problem {
    /** There is no address of a KDC, or it does not resolve. */
    KDC_NOT_FOUND(
            "no KDC is found for the realm",
            "give it with --kdc HOST, or in /etc/krb5.conf, or as _kerberos._tcp in the realm's DNS"),
    /** Nothing listens there. */
    KDC_UNREACHABLE(
            "the KDC cannot be reached", "check --kdc or krb5.conf, and firewalls (TCP 88)"),
    /** It takes the connection, or nothing, and does not answer. */
    KDC_SILENT(
            "the KDC does not answer",
            "check it and firewalls (TCP 88), name another with --kdc, or give more time with -t"),
    /** KDC_ERR_PREAUTH_FAILED, 24. */
    KERBEROS_WRONG_PASSWORD(
            "wrong password",
            "check the password; a keytab is made anew when the account's password changes"),
    /** KDC_ERR_C_PRINCIPAL_UNKNOWN, 6. */
    KERBEROS_UNKNOWN_USER(
            "the realm does not know the user",
            "check -u and --realm; the realm is not the domain"),
    /** KDC_ERR_CLIENT_REVOKED, 18, STATUS_ACCOUNT_DISABLED. */
    ACCOUNT_DISABLED("the account is disabled", "enable it, or use another one"),
    /** KDC_ERR_CLIENT_REVOKED, 18, STATUS_ACCOUNT_LOCKED_OUT. */
    ACCOUNT_LOCKED("the account is locked", "unlock it, and look for what uses an old password"),
    /** KDC_ERR_NAME_EXP, 1, or STATUS_ACCOUNT_EXPIRED. */
    ACCOUNT_EXPIRED("the account has expired", "let its expiry date be moved"),
    /** KDC_ERR_CLIENT_REVOKED, 18, where the KDC does not say why. */
    ACCOUNT_REVOKED(
            "the account is disabled, locked or expired", "look at it on a domain controller"),
    /** KDC_ERR_KEY_EXPIRED, 23. */
    PASSWORD_EXPIRED(
            "the account's password has expired",
            "change it; an account of a monitoring system needs one that does not expire"),
    /** KDC_ERR_KEY_EXPIRED, 23, STATUS_PASSWORD_MUST_CHANGE. */
    PASSWORD_MUST_CHANGE(
            "the account has to change its password first",
            "change it once by hand, for example with kpasswd"),
    /** KRB_AP_ERR_SKEW, 37, of the KDC or of the host. */
    CLOCK_SKEW(
            "the clocks differ too much",
            "set the clock by NTP, here and there; five minutes are allowed"),
    /** KDC_ERR_S_PRINCIPAL_UNKNOWN, 7. */
    UNKNOWN_SPN(
            "the realm knows no such service",
            "give the host's own name with -H (an alias has no SPN), or --spn; setspn -L HOST shows what there is"),
    /** An address has no principal. */
    HOST_IS_AN_ADDRESS(
            "Kerberos needs the host's DNS name",
            "give its full name with -H in place of the address, or --spn host/NAME beside it"),
    /** The ticket, or what it would be asked with, is too old. */
    TICKET_EXPIRED("the ticket has expired", "run kinit again, or use a keytab"),
    /** The cache holds nothing that would help. */
    NO_TICKET(
            "there is no ticket for this",
            "run kinit as the user that runs the check, or use a keytab"),
    /** A keytab or cache that is not one, or not safe. */
    KERBEROS_FILE("the file cannot be used", "check the name, its owner and its mode"),
    /** RC4, DES, or a type that is not implemented. */
    WEAK_ENCRYPTION(
            "the encryption type is refused",
            "AES128 or AES256 with HMAC-SHA1-96 is needed: allow it for the account and for the host's (msDS-SupportedEncryptionTypes), and set the password anew"),
    /** KRB_AP_ERR_MODIFIED, 41, and its like. */
    WRONG_HOST_KEY(
            "the host cannot read the ticket",
            "another host answers under this name, or its password in the domain has changed: try again, check --spn and for duplicate SPNs (setspn -X)"),
    /** NTLM was chosen by the host. */
    HOST_WANTS_NTLM(
            "the host asks for NTLM in place of Kerberos",
            "check -H, --spn and that the host belongs to the domain; --auth ntlm if that is meant"),
    /** Anything else that a KDC says. */
    KDC_REFUSED("the KDC refuses", "look up the error of Kerberos; look at the KDC's event log"),
    /** Anything else that a host says. */
    KERBEROS_REFUSED(
            "the host refuses the ticket",
            "look up the error of Kerberos; look at the host's System event log");

    private final String message;
    private final String remedy;

    KerberosProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean refusesAccount() {
        return switch (this) {
            case KERBEROS_WRONG_PASSWORD,
                    KERBEROS_UNKNOWN_USER,
                    ACCOUNT_DISABLED,
                    ACCOUNT_LOCKED,
                    ACCOUNT_EXPIRED,
                    ACCOUNT_REVOKED,
                    PASSWORD_EXPIRED,
                    PASSWORD_MUST_CHANGE ->
                    true;
            default -> false;
        };
    }

    @Override
    public boolean isTimeOut() {
        return this == KDC_SILENT;
    }
}
