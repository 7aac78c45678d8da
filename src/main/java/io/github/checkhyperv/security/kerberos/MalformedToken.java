package io.github.checkhyperv.security.kerberos;

/** Octets that are not what they should be: a token, a ticket cache or a keytab. */
final class MalformedToken extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedToken(String message) {
        super(message);
    }
}
