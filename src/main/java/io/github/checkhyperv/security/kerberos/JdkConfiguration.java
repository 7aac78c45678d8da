package io.github.checkhyperv.security.kerberos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the JDK's Kerberos is told of realms and KDCs. It has one configuration for the whole
 * process, read from a file at each log-in; so there is one here, with every realm that was asked
 * for so far, and none takes another's KDC away.
 *
 * <p>In it: TCP alone, since tickets of Active Directory are larger than a datagram; three seconds
 * for each KDC and no second try, where the JDK's default is 90 s; AES and nothing weaker.
 */
final class JdkConfiguration {
    private static final String PROPERTY = "java.security.krb5.conf";
    private static final String ENCRYPTION = "aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96";

    /** KDC by realm; empty where the system's configuration or DNS has to know it. */
    private static final Map<String, String> KDCS = new TreeMap<>();

    private JdkConfiguration() {}

    /**
     * Makes a realm known.
     *
     * @param kdc its KDC, {@code HOST[:PORT]}, or empty
     * @param system the system's own krb5.conf, for realms without a KDC here
     * @param folder where the file stays for the next run, or nothing
     * @return the file, if it is one that has to be deleted after the log-in
     * @throws IOException when it cannot be written
     */
    static synchronized Optional<Path> add(
            String realm, String kdc, Path system, Optional<PrivateFolder> folder, String unique)
            throws IOException {
        KDCS.put(realm, kdc);
        byte[] text = text(realm, system).getBytes(StandardCharsets.UTF_8);
        if (folder.isPresent()) {
            byte[] digest = new Sha1().update(text).digest();
            String name = "krb5-" + Octets.hex(digest, 8) + ".conf";
            if (folder.get().read(name).isEmpty()) {
                folder.get().write(name, text, unique);
            }
            System.setProperty(PROPERTY, folder.get().path().resolve(name).toString());
            return Optional.empty();
        }
        Path file = Files.createTempFile("krb5-", ".conf");
        Files.write(file, text);
        System.setProperty(PROPERTY, file.toString());
        return Optional.of(file);
    }

    private static String text(String realm, Path system) {
        StringBuilder text = new StringBuilder();
        if (KDCS.containsValue("") && Files.isReadable(system)) {
            text.append("include ").append(system.toAbsolutePath()).append('\n');
        }
        text.append("[libdefaults]\n");
        put(text, "default_realm", realm);
        put(text, "udp_preference_limit", "1");
        put(text, "kdc_timeout", "3000");
        put(text, "max_retries", "1");
        put(text, "allow_weak_crypto", "false");
        put(text, "default_tkt_enctypes", ENCRYPTION);
        put(text, "default_tgs_enctypes", ENCRYPTION);
        put(text, "permitted_enctypes", ENCRYPTION);
        text.append("[realms]\n");
        for (Map.Entry<String, String> entry : KDCS.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                text.append("    ").append(entry.getKey()).append(" = {\n");
                put(text, "    kdc", entry.getValue());
                text.append("    }\n");
            }
        }
        return text.toString();
    }

    private static void put(StringBuilder text, String name, String value) {
        text.append("    ").append(name).append(" = ").append(value).append('\n');
    }
}
