package io.github.checkhyperv.security.kerberos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * What the JDK's Kerberos is told of realms and KDCs. It has one configuration for the whole
 * process; so there is one here, with every realm that was asked for so far. Of a realm it has one
 * KDC at a time: who asks another waits for its turn.
 *
 * <p>In it: TCP alone, since tickets of Active Directory are larger than a datagram; three seconds
 * for each KDC and no second try, where the JDK's default is 90 s; AES and nothing weaker.
 */
final class JdkConfiguration {
    /** The module of JAAS that logs in. */
    static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private static final String PROPERTY = "java.security.krb5.conf";
    private static final String ENCRYPTION = "aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96";

    private static final Map<String, KdcTurns> TURNS = new HashMap<>();

    /** KDC by realm; empty where the system's configuration or DNS has to know it. */
    private static final Map<String, String> KDCS = new TreeMap<>();

    private JdkConfiguration() {}

    /**
     * Has a realm's KDC be this one until it is given back; waits while another one is asked.
     *
     * @param kdc its KDC, {@code HOST[:PORT]}, or empty
     * @param system the system's own krb5.conf, for realms without a KDC here
     * @param folder where the file stays for the next run, or nothing
     * @throws IOException when it cannot be written
     * @throws LoginException when the JDK cannot read it
     */
    static synchronized void take(
            String realm, String kdc, Path system, Optional<PrivateFolder> folder, String unique)
            throws IOException, LoginException, InterruptedException {
        KdcTurns turns = TURNS.computeIfAbsent(realm, name -> new KdcTurns());
        long number = turns.arrive(kdc);
        try {
            while (!turns.admits(number)) {
                JdkConfiguration.class.wait();
            }
            if (!kdc.equals(KDCS.put(realm, kdc))) {
                load(text(realm, system).getBytes(StandardCharsets.UTF_8), folder, unique);
            }
            turns.begin(number);
        } catch (IOException | LoginException e) {
            KDCS.remove(realm); // The next one tries again.
            throw e;
        } finally {
            turns.leave(number);
            JdkConfiguration.class.notifyAll();
        }
    }

    /** Who took a realm's KDC needs it no longer. */
    static synchronized void giveBack(String realm) {
        TURNS.get(realm).end();
        JdkConfiguration.class.notifyAll();
    }

    private static void load(byte[] text, Optional<PrivateFolder> folder, String unique)
            throws IOException, LoginException {
        if (folder.isPresent()) {
            byte[] digest = new Sha1().update(text).digest();
            String name = "krb5-" + Octets.hex(digest, 8) + ".conf";
            if (folder.get().read(name).isEmpty()) {
                folder.get().write(name, text, unique);
            }
            refresh(folder.get().path().resolve(name));
            return;
        }
        Path file = Files.createTempFile("krb5-", ".conf");
        try {
            Files.write(file, text);
            refresh(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Has the JDK read the file. There is no other public way than a log-in, and this one cannot
     * succeed: it asks nobody, and has nothing to log in with.
     */
    private static void refresh(Path file) throws LoginException {
        System.setProperty(PROPERTY, file.toString());
        Configuration refreshing =
                new Configuration() {
                    @Override
                    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                        return entry(file.resolveSibling("none"));
                    }
                };
        try {
            new LoginContext("", new Subject(), callbacks -> {}, refreshing).login();
        } catch (LoginException e) {
            if (e.getCause() != null) {
                throw e; // The file was not read; that nobody logs in has no cause.
            }
        }
    }

    private static AppConfigurationEntry[] entry(Path noCache) {
        Map<String, String> options = new HashMap<>();
        options.put("refreshKrb5Config", "true");
        options.put("useTicketCache", "true");
        options.put("ticketCache", noCache.toString());
        options.put("doNotPrompt", "true");
        options.put("principal", "none@NONE");
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(
                    MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)
        };
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
