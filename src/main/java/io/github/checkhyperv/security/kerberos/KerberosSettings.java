package io.github.checkhyperv.security.kerberos;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is asked for beside the credentials.
 *
 * @param realm of the user; empty to take it from the keytab or the cache
 * @param kdc {@code HOST[:PORT]} of the realm; empty where the system's configuration or DNS knows
 * @param spn {@code host/NAME}; empty to make it of the host's name
 * @param system the system's krb5.conf, which does not have to be there
 * @param environment HOME and XDG_CACHE_HOME, where service tickets are kept
 */
public record KerberosSettings(
        String realm, String kdc, String spn, Path system, Map<String, String> environment) {}
