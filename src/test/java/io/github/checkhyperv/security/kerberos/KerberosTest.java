package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.checkhyperv.failure.Problem;
import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.SystemRandom;
import io.github.checkhyperv.security.TicketCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tickets come from, without a KDC: files, what is kept, and what is refused before. */
class KerberosTest {
    private static final String TARGET = "host/hv01.contoso.example";
    private static final Principal MONITOR = Principal.user("monitor", "CONTOSO.EXAMPLE");
    private static final long NOW = System.currentTimeMillis() / 1000;

    /** Ticket ::= [APPLICATION 1] SEQUENCE, as far as it is looked at; etype is the 0x12. */
    private static final byte[] TICKET =
            HexFormat.of()
                    .parseHex(
                            "6125"
                                    + "3023a003020105a1031b0158a20c300aa003020102a1033001"
                                    + "05a3093007a003020112a200");

    @TempDir private Path folder;

    private static Ticket ticket(String service, long end, int keyType) {
        return new Ticket(
                MONITOR,
                Principal.service(service, "CONTOSO.EXAMPLE"),
                keyType,
                new byte[32],
                NOW,
                0,
                end,
                0,
                0,
                TICKET);
    }

    private Path cache(Ticket... tickets) throws IOException {
        Path file = folder.resolve("cc");
        Files.write(file, new CredentialCache(MONITOR, List.of(tickets)).encode());
        return file;
    }

    private Kerberos kerberos(Credentials credentials, String realm, String spn, String kdc) {
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return new Kerberos(
                credentials,
                new KerberosSettings(realm, kdc, spn, folder.resolve("none"), environment));
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private void refuses(Problem problem, String text, Kerberos kerberos, String target) {
        SessionException e =
                assertThrows(SessionException.class, () -> kerberos.prepare(target, soon()));
        assertEquals(problem, e.problem(), e.getMessage());
        assertTrue(e.getMessage().contains(text), e.getMessage());
    }

    @Test
    void aServiceTicketInTheGivenCacheNeedsNoKdc() throws Exception {
        Path file = cache(ticket(TARGET, NOW + 600, 18));
        byte[] before = Files.readAllBytes(file);
        Kerberos kerberos = kerberos(new TicketCache(file, ""), "", "", "");
        String told = kerberos.prepare(TARGET, soon());
        assertTrue(told.startsWith(TARGET + " for monitor@CONTOSO.EXAMPLE from " + file), told);
        assertTrue(told.contains("aes256-cts-hmac-sha1-96 (18)"), told);
        assertEquals(9, kerberos.open(TARGET).authType());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void anSpnOfTheUsersOwnIsTakenForAnAddressToo() throws Exception {
        Path file = cache(ticket(TARGET, NOW + 600, 18));
        Kerberos kerberos = kerberos(new TicketCache(file, "monitor"), "", TARGET, "");
        kerberos.prepare("host/192.0.2.7", soon());
        assertNotNull(kerberos.open("host/192.0.2.7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "fe80::1", "fe80::1%eth0", "127.1", "0x7f.1"})
    void anAddressHasNoPrincipal(String host) throws IOException {
        Kerberos kerberos = kerberos(new TicketCache(cache(), ""), "", "", "");
        refuses(KerberosProblem.HOST_IS_AN_ADDRESS, host, kerberos, "host/" + host);
    }

    @Test
    void anExpiredTicketIsToldWithItsTime() throws IOException {
        Path file = cache(ticket("krbtgt/CONTOSO.EXAMPLE", 1_795_786_532L - 86_400L * 3650, 18));
        Kerberos kerberos = kerberos(new TicketCache(file, ""), "", "", "");
        refuses(
                KerberosProblem.TICKET_EXPIRED,
                "krbtgt/CONTOSO.EXAMPLE@CONTOSO.EXAMPLE in " + file + " at 2016-11-29 13:35:32 UTC",
                kerberos,
                TARGET);
    }

    @Test
    void aCacheWithoutAnythingOfUseIsToldSo() throws IOException {
        Path file = cache(ticket("host/other", NOW + 600, 18));
        refuses(
                KerberosProblem.NO_TICKET,
                TARGET,
                kerberos(new TicketCache(file, ""), "", "", ""),
                TARGET);
    }

    @Test
    void aCacheOfSomebodyElseIsRefused() throws IOException {
        TicketCache other = new TicketCache(cache(), "other");
        refuses(
                KerberosProblem.KERBEROS_FILE,
                "holds tickets of monitor@CONTOSO.EXAMPLE",
                kerberos(other, "", "", ""),
                TARGET);
        TicketCache same = new TicketCache(cache(), "");
        refuses(
                KerberosProblem.KERBEROS_FILE,
                "holds tickets of monitor@CONTOSO.EXAMPLE",
                kerberos(same, "FABRIKAM.EXAMPLE", "", ""),
                TARGET);
    }

    @Test
    void weakTypesAreRefusedByNameWhicheverOfTheTwoItIs() throws IOException {
        Path weakKey = cache(ticket(TARGET, NOW + 600, 23));
        refuses(
                KerberosProblem.WEAK_ENCRYPTION,
                "rc4-hmac (23)",
                kerberos(new TicketCache(weakKey, ""), "", "", ""),
                TARGET);
        byte[] weak = TICKET.clone();
        weak[weak.length - 3] = 3;
        Ticket right = ticket(TARGET, NOW + 600, 18);
        Ticket sealedWeakly =
                new Ticket(MONITOR, right.server(), 18, right.key(), NOW, 0, NOW + 600, 0, 0, weak);
        refuses(
                KerberosProblem.WEAK_ENCRYPTION,
                "des-cbc-md5 (3)",
                kerberos(new TicketCache(cache(sealedWeakly), ""), "", "", ""),
                TARGET);
    }

    @Test
    void filesThatAreNoneAreToldByName() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "password=geheim");
        refuses(
                KerberosProblem.KERBEROS_FILE,
                "no keytab",
                kerberos(new Keytab(file, ""), "", "", ""),
                TARGET);
        refuses(
                KerberosProblem.KERBEROS_FILE,
                "no credential cache",
                kerberos(new TicketCache(file, ""), "", "", ""),
                TARGET);
    }

    @Test
    void aSilentKdcDoesNotOutlastTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Password password = new Password("", "monitor", "x".toCharArray());
            Kerberos kerberos =
                    kerberos(password, "SILENT.EXAMPLE", "", "127.0.0.1:" + silent.getLocalPort());
            long start = System.nanoTime();
            SessionException e =
                    assertThrows(
                            SessionException.class,
                            () -> kerberos.prepare(TARGET, Deadline.in(Duration.ofMillis(300))));
            assertEquals(KerberosProblem.KDC_SILENT, e.problem());
            assertEquals(Stage.KDC, e.stage());
            assertTrue(System.nanoTime() - start < 2_500_000_000L);
        }
    }

    @Test
    void whatWasKeptIsTakenUntilItExpiresOrIsForgotten() throws Exception {
        PrivateFolder kept =
                PrivateFolder.ofUser(Map.of("XDG_CACHE_HOME", folder.toString())).orElseThrow();
        Counting kdc = new Counting(NOW + 600);
        KeptTickets tickets = new KeptTickets(kept, MONITOR, "password", kdc, new SystemRandom());
        tickets.ticket(TARGET, soon());
        TicketSource.Found again = tickets.ticket(TARGET, soon());
        assertEquals(1, kdc.asked);
        Path file = Path.of(again.origin());
        assertEquals("rw-------", permissions(file));
        assertEquals("rwx------", permissions(file.getParent()));
        assertEquals(1, files(kept.path()));

        // Others' tickets are others' files: by client, by what they were asked with, by service.
        tickets.ticket("host/hv02.contoso.example", soon());
        new KeptTickets(kept, MONITOR, "keytab /k", kdc, new SystemRandom()).ticket(TARGET, soon());
        Principal other = Principal.user("other", "CONTOSO.EXAMPLE");
        new KeptTickets(kept, other, "password", kdc, new SystemRandom()).ticket(TARGET, soon());
        assertEquals(4, kdc.asked);

        tickets.forget(TARGET);
        tickets.ticket(TARGET, soon());
        assertEquals(5, kdc.asked);
    }

    @Test
    void anExpiredOrDamagedOneIsAskedForAnew() throws Exception {
        PrivateFolder kept =
                PrivateFolder.ofUser(Map.of("XDG_CACHE_HOME", folder.toString())).orElseThrow();
        Counting kdc = new Counting(NOW + 10);
        KeptTickets tickets = new KeptTickets(kept, MONITOR, "password", kdc, new SystemRandom());
        tickets.ticket(TARGET, soon());
        tickets.ticket(TARGET, soon());
        assertEquals(2, kdc.asked);
        kdc.end = NOW + 600;
        tickets.ticket(TARGET, soon());
        Path file = Path.of(tickets.ticket(TARGET, soon()).origin());
        assertEquals(3, kdc.asked);
        Files.write(file, new byte[] {5, 4, 0});
        tickets.ticket(TARGET, soon());
        assertEquals(4, kdc.asked);
    }

    @Test
    void aFileThatOthersCanReadIsNotTrusted() throws Exception {
        PrivateFolder kept =
                PrivateFolder.ofUser(Map.of("XDG_CACHE_HOME", folder.toString())).orElseThrow();
        Counting kdc = new Counting(NOW + 600);
        KeptTickets tickets = new KeptTickets(kept, MONITOR, "password", kdc, new SystemRandom());
        tickets.ticket(TARGET, soon());
        Path file = Path.of(tickets.ticket(TARGET, soon()).origin());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        tickets.ticket(TARGET, soon());
        assertEquals(2, kdc.asked);
        assertEquals("rw-------", permissions(file));
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        tickets.ticket(TARGET, soon());
        assertEquals(3, kdc.asked);
        assertFalse(Files.isSymbolicLink(file));
    }

    @Test
    void aFolderThatOthersCanChangeIsAsGoodAsNone() throws IOException {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
        Path path = PrivateFolder.ofUser(environment).orElseThrow().path();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(PrivateFolder.ofUser(environment).isEmpty());
        assertEquals(
                Optional.empty(),
                PrivateFolder.ofUser(Map.of("XDG_CACHE_HOME", "/proc/none")).map(f -> f));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static long files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }

    /** A source that counts how often it is asked. */
    private static final class Counting implements TicketSource {
        private int asked;
        private long end;

        Counting(long end) {
            this.end = end;
        }

        @Override
        public Found ticket(String spn, Deadline deadline) {
            asked++;
            return new Found(ticketFor(spn), "the KDC");
        }

        private Ticket ticketFor(String spn) {
            return KerberosTest.ticket(spn, end, 18);
        }

        @Override
        public void forget(String spn) {
            // Nothing is kept here.
        }
    }
}
