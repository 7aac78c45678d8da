package io.github.checkhyperv.simhost.ntlm;

/**
 * Who may log on.
 *
 * @param domain NetBIOS name of the domain
 * @param dnsDomain DNS name of the domain, for {@code user@realm}
 * @param user name of the account
 * @param password in clear, as scenarios give it
 */
public record Account(String domain, String dnsDomain, String user, String password) {
    /** The account that every scenario knows. */
    public static final Account MONITOR =
            new Account("CONTOSO", "contoso.example", "monitor", "Geheim-1!");

    /** The same with another password. */
    public Account withPassword(String other) {
        return new Account(domain, dnsDomain, user, other);
    }

    /** Whether the names in an AUTHENTICATE_MESSAGE mean this account. */
    public boolean isMeantBy(String askedDomain, String askedUser) {
        if (askedUser.equalsIgnoreCase(user + "@" + dnsDomain)
                || askedUser.equalsIgnoreCase(user + "@" + domain)) {
            return askedDomain.isEmpty() || askedDomain.equalsIgnoreCase(domain);
        }
        return askedUser.equalsIgnoreCase(user)
                && (askedDomain.isEmpty()
                        || askedDomain.equalsIgnoreCase(domain)
                        || askedDomain.equalsIgnoreCase(dnsDomain));
    }
}
