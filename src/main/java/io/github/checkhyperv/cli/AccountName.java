package io.github.checkhyperv.cli;

/**
 * Who an account is.
 *
 * @param domain NetBIOS or DNS name of its domain; empty for an account of the host itself and for
 *     {@code user@realm}
 * @param user its name, or {@code user@realm}
 */
record AccountName(String domain, String user) {
    /** UNLEN of lmcons.h: characters of a user's name. */
    private static final int LONGEST_USER = 256;

    /** Characters of {@code user@realm}: rangeUpper of userPrincipalName in [MS-ADA3]. */
    private static final int LONGEST_PRINCIPAL = 1024;

    /** Characters of a domain's DNS name (RFC 1035 2.3.4); a NetBIOS name has 15. */
    private static final int LONGEST_DOMAIN = 255;

    private static final String FORMS = "it is DOMAIN\\user, user@realm or user";

    /**
     * Reads {@code DOMAIN\name}, {@code user@realm}, or a plain name, which takes the domain given.
     *
     * @param label what messages call the source of the text
     * @param visible whether they may show the text itself
     * @param domain the domain of a plain name; empty or {@code .} for the host itself
     */
    static AccountName parse(String text, String label, boolean visible, String domain)
            throws UsageException {
        String shown = visible ? label + " '" + text + "'" : label;
        int backslash = text.indexOf('\\');
        String user = text.substring(backslash + 1);
        if (user.isBlank() || user.indexOf('\\') >= 0) {
            throw new UsageException(
                    shown + " names no user",
                    FORMS + "; a shell takes the backslash away unless it is quoted");
        }
        int slash = text.indexOf('/');
        if (slash >= 0 && text.indexOf('@', slash) < 0) {
            throw slash(shown, visible ? rightForm(text, slash) : "DOMAIN\\user");
        }
        if (backslash < 0 && user.indexOf('@') > 0) {
            checkLength(user, LONGEST_PRINCIPAL, label, "user@realm");
            return new AccountName("", user);
        }
        checkLength(user, LONGEST_USER, label, "a user");
        String own = backslash < 0 ? domain : text.substring(0, backslash);
        if (own.indexOf('/') >= 0 || own.indexOf('\\') >= 0) {
            throw new UsageException(
                    label + " names a domain with a slash", "write it as CONTOSO or contoso.com");
        }
        checkLength(own, LONGEST_DOMAIN, label, "a domain");
        return new AccountName(own.equals(".") ? "" : own, user);
    }

    /**
     * Windows has no account with a slash in its name, so this is {@code DOMAIN/user}, as other
     * tools write it. To try it would be a failed logon with every check, which locks accounts.
     */
    private static UsageException slash(String shown, String rightForm) {
        return new UsageException(
                shown + " has a slash where Windows has a backslash",
                "write '" + rightForm + "', in quotes for a shell, or user@realm");
    }

    private static String rightForm(String text, int slash) {
        String domain = text.substring(0, slash);
        String user = text.substring(slash + 1);
        boolean plain = user.indexOf('/') < 0 && text.indexOf('\\') < 0 && text.indexOf('@') < 0;
        return plain && !domain.isBlank() && !user.isBlank()
                ? domain + "\\" + user
                : "DOMAIN\\user";
    }

    private static void checkLength(String name, int longest, String label, String what)
            throws UsageException {
        if (name.length() > longest) {
            throw new UsageException(
                    label + " names " + what + " of " + name.length() + " characters",
                    "Windows has none of more than " + longest + "; " + FORMS);
        }
    }
}
