package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.RandomSource;
import io.github.checkhyperv.security.TicketCache;
import java.io.IOException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * Tickets from the KDC, by the JDK's own Kerberos through its public interface: a log-in with JAAS,
 * and the first token of a session that is thrown away, whose ticket stays with the log-in. One
 * log-in serves for all tickets.
 *
 * <p>The JDK knows no deadline, so that it works in a thread of its own, which is left to itself
 * when time is up.
 */
final class KdcTickets implements TicketSource {
    private static final String KERBEROS = "1.2.840.113554.1.2.2";
    private static final String PRINCIPAL_NAME = "1.2.840.113554.1.2.2.1";

    /** What is left of the time when a silent KDC is given up, so that it can be told. */
    private static final int TO_TELL_MILLIS = 150;

    /** Seconds that a ticket-granting ticket has to be good for still, or there is a new one. */
    private static final int LEAST_SECONDS = 60;

    private final Principal client;
    private final Credentials credentials;
    private final KerberosSettings settings;
    private final Optional<PrivateFolder> folder;
    private final RandomSource random;
    private Subject subject;

    KdcTickets(
            Principal client,
            Credentials credentials,
            KerberosSettings settings,
            Optional<PrivateFolder> folder,
            RandomSource random) {
        this.client = client;
        this.credentials = credentials;
        this.settings = settings;
        this.folder = folder;
        this.random = random;
    }

    @Override
    public Found ticket(String spn, Deadline deadline) throws SessionException {
        Inquiry inquiry = new Inquiry(spn);
        Thread thread = new Thread(inquiry, "kdc");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, deadline.remainingMillis() - TO_TELL_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Inquiry.Result result = inquiry.result();
        if (result == null) {
            thread.interrupt(); // Who has not begun needs not do so any more.
            throw inquiry.begun
                    ? KdcErrors.silent(settings.kdc(), client.realm())
                    : KdcErrors.notItsTurn(settings.kdc(), client.realm());
        }
        if (result.failure() != null) {
            throw KdcErrors.of(
                    result.failure(),
                    client,
                    spn,
                    settings.kdc(),
                    () ->
                            new KdcProbe(client, settings, deadline, random)
                                    .ask(new ClientKeys(client, credentials)));
        }
        String origin =
                settings.kdc().isEmpty() ? "the KDC of " + client.realm() : "KDC " + settings.kdc();
        return new Found(result.ticket(), origin);
    }

    @Override
    public void forget(String spn) {
        // Nothing is kept here.
    }

    /** One ticket, asked for in a thread of its own. */
    private final class Inquiry implements Runnable {
        private final String spn;
        private volatile boolean begun;
        private volatile Result result;

        /** Either of the two. */
        record Result(Ticket ticket, Exception failure) {}

        Inquiry(String spn) {
            this.spn = spn;
        }

        @Override
        public void run() {
            try {
                result = new Result(ask(this), null);
            } catch (Exception e) { // whatever the JDK throws is told where the answer is awaited
                result = new Result(null, e);
            }
        }

        Result result() {
            return result;
        }
    }

    /** Asks as soon as it is the turn of this KDC. */
    private Ticket ask(Inquiry inquiry)
            throws IOException,
                    LoginException,
                    PrivilegedActionException,
                    NoTicket,
                    InterruptedException {
        byte[] unique = new byte[8];
        random.fill(unique);
        JdkConfiguration.take(
                client.realm(),
                settings.kdc(),
                settings.system(),
                folder,
                Octets.hex(unique, unique.length));
        try {
            inquiry.begun = true;
            return ask(inquiry.spn);
        } finally {
            JdkConfiguration.giveBack(client.realm());
        }
    }

    private Ticket ask(String spn) throws LoginException, PrivilegedActionException, NoTicket {
        Subject who = subject();
        Subject.doAs(who, new FirstToken(spn + (spn.indexOf('@') < 0 ? "@" + client.realm() : "")));
        String name = spn.indexOf('@') < 0 ? spn : spn.substring(0, spn.indexOf('@'));
        for (KerberosTicket found : who.getPrivateCredentials(KerberosTicket.class)) {
            String server = found.getServer().getName();
            if (server.regionMatches(true, 0, name + "@", 0, name.length() + 1)) {
                return JdkTicket.convert(found, client);
            }
        }
        throw new NoTicket();
    }

    /** The JDK said nothing, and there is no ticket. */
    static final class NoTicket extends Exception {
        private static final long serialVersionUID = 1L;

        NoTicket() {
            super("no ticket came of it");
        }
    }

    private synchronized Subject subject() throws LoginException {
        if (subject == null || isRunningOut(subject)) {
            LoginContext login = new LoginContext("", new Subject(), new Prompt(), new Entry());
            login.login();
            subject = login.getSubject();
        }
        return subject;
    }

    private static boolean isRunningOut(Subject subject) {
        for (KerberosTicket ticket : subject.getPrivateCredentials(KerberosTicket.class)) {
            if (ticket.getServer().getName().startsWith("krbtgt/")) {
                long left = ticket.getEndTime().getTime() - System.currentTimeMillis();
                return left < LEAST_SECONDS * 1000L;
            }
        }
        return true;
    }

    /** The one entry of a JAAS configuration. */
    private final class Entry extends Configuration {
        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            Map<String, String> options = new HashMap<>();
            if (credentials instanceof Keytab keytab) {
                options.put("useKeyTab", "true");
                options.put("keyTab", keytab.file().toString());
                options.put("doNotPrompt", "true");
            } else if (credentials instanceof TicketCache cache) {
                options.put("useTicketCache", "true");
                options.put("ticketCache", cache.file().toString());
                options.put("doNotPrompt", "true");
            }
            options.put("principal", client.toString());
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        JdkConfiguration.MODULE,
                        AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                        options)
            };
        }
    }

    /** Gives the password when it is asked for. */
    private final class Prompt implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) {
            for (Callback callback : callbacks) {
                if (callback instanceof PasswordCallback wanted
                        && credentials instanceof Password password) {
                    char[] secret = password.password();
                    wanted.setPassword(secret);
                    Arrays.fill(secret, '\0');
                }
            }
        }
    }

    /** Begins a session whose only purpose is the ticket. */
    private record FirstToken(String service) implements PrivilegedExceptionAction<byte[]> {
        @Override
        public byte[] run() throws GSSException {
            GSSManager manager = GSSManager.getInstance();
            GSSName name = manager.createName(service, new Oid(PRINCIPAL_NAME));
            GSSContext context =
                    manager.createContext(
                            name, new Oid(KERBEROS), null, GSSContext.DEFAULT_LIFETIME);
            try {
                return context.initSecContext(new byte[0], 0, 0);
            } finally {
                context.dispose();
            }
        }
    }
}
