package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Password;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two KDCs of one realm in one process: whoever names one asks that, and no other. */
class TwoKdcsTest {
    private static final String REALM = "TWO.EXAMPLE";
    private static final int CLIENT_UNKNOWN = 6;
    private static final int CLIENT_EXPIRED = 1;
    private static final int ASKING = 24;

    @TempDir private Path folder;

    /** A KDC that answers everything with one error; with none it is silent. */
    private static final class RefusingKdc implements AutoCloseable {
        private final ServerSocket socket =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int error;
        private final List<Socket> silent = new CopyOnWriteArrayList<>();
        private final CountDownLatch asked = new CountDownLatch(1);

        RefusingKdc(int error) throws IOException {
            this.error = error;
            Thread thread = new Thread(this::serve, "kdc of a test");
            thread.setDaemon(true);
            thread.start();
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    if (error == 0) {
                        silent.add(client);
                        asked.countDown();
                    } else {
                        answer(client);
                    }
                } catch (IOException e) {
                    continue; // It is closed, or who asked went away.
                }
            }
        }

        private void answer(Socket client) throws IOException {
            try (client) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                in.readNBytes(in.readInt());
                byte[] answer = refusal(error);
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                out.writeInt(answer.length);
                out.write(answer);
            }
        }

        /** KRB-ERROR of RFC 4120, 5.9.1. */
        private static byte[] refusal(int code) {
            Principal granting = Principal.service("krbtgt/" + REALM, REALM);
            long now = System.currentTimeMillis() / 1000;
            return Der.application(
                    30,
                    Der.sequence(
                            Der.context(0, Der.integer(5)),
                            Der.context(1, Der.integer(30)),
                            Der.context(4, Der.kerberosTime(now)),
                            Der.context(5, Der.integer(0)),
                            Der.context(6, Der.integer(code)),
                            Der.context(9, Der.generalString(REALM)),
                            Der.context(10, granting.encode())));
        }

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket client : silent) {
                client.close();
            }
        }
    }

    private Kerberos kerberos(RefusingKdc kdc) {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
        return new Kerberos(
                new Password("", "monitor", "Geheim-1!".toCharArray()),
                new KerberosSettings(
                        REALM, kdc.address(), "", folder.resolve("none"), environment));
    }

    private static SessionException refused(Kerberos kerberos, Duration time) {
        return assertThrows(
                SessionException.class,
                () -> kerberos.prepare("host/hv01.two.example", Deadline.in(time)));
    }

    @Test
    void eachIsAskedByWhoNamesItWhileTheOtherIsAskedToo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ASKING);
        try (RefusingKdc unknown = new RefusingKdc(CLIENT_UNKNOWN);
                RefusingKdc expired = new RefusingKdc(CLIENT_EXPIRED)) {
            List<Future<SessionException>> told = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                Kerberos kerberos = kerberos(i % 2 == 0 ? unknown : expired);
                told.add(threads.submit(() -> refused(kerberos, Duration.ofSeconds(30))));
            }
            for (int i = 0; i < ASKING; i++) {
                assertEquals(
                        i % 2 == 0
                                ? KerberosProblem.KERBEROS_UNKNOWN_USER
                                : KerberosProblem.ACCOUNT_EXPIRED,
                        told.get(i).get().problem(),
                        told.get(i).get().getMessage());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsHeldUpByAnotherKdcDoesNotBlameItsOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (RefusingKdc silent = new RefusingKdc(0);
                RefusingKdc unknown = new RefusingKdc(CLIENT_UNKNOWN)) {
            Future<SessionException> first =
                    threads.submit(() -> refused(kerberos(silent), Duration.ofSeconds(20)));
            silent.asked.await();
            SessionException held = refused(kerberos(unknown), Duration.ofMillis(400));
            assertEquals(KerberosProblem.KDC_SILENT, held.problem());
            assertTrue(held.getMessage().contains("another KDC of " + REALM), held.getMessage());
            assertEquals(KerberosProblem.KDC_SILENT, first.get().problem());
            assertEquals(
                    KerberosProblem.KERBEROS_UNKNOWN_USER,
                    refused(kerberos(unknown), Duration.ofSeconds(20)).problem());
        } finally {
            threads.shutdownNow();
        }
    }
}
