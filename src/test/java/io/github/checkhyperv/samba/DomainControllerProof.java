package io.github.checkhyperv.samba;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.rpc.RpcConnection;
import io.github.checkhyperv.rpc.RpcInterface;
import io.github.checkhyperv.security.Credentials;
import io.github.checkhyperv.security.Keytab;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.SecurityProblem;
import io.github.checkhyperv.security.TicketCache;
import io.github.checkhyperv.security.kerberos.Kerberos;
import io.github.checkhyperv.security.kerberos.KerberosSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The product's RPC layer and Kerberos against Samba domain controllers, which are KDC and peer in
 * one. For {@code .ci/wire/prove-samba-ad}.
 */
public final class DomainControllerProof {
    private static final RpcInterface DSSETUP = new RpcInterface("dssetup", Samba.DSSETUP);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CALLS = 100;

    private DomainControllerProof() {}

    /**
     * @param args words of seven for each way to log in: address and port of the controller, its
     *     name, realm, user, {@code password}, {@code keytab}, {@code ccache} or {@code fails}, and
     *     what belongs to that
     */
    public static void main(String[] args) {
        for (int i = 0; i + 7 <= args.length; i += 7) {
            List<String> login = List.of(args).subList(i, i + 7);
            try {
                System.out.println(prove(login));
            } catch (Exception | AssertionError e) {
                System.out.println("not ok " + login + ": " + e);
            }
        }
        System.exit(0);
    }

    private static String prove(List<String> login) throws Exception {
        String address = login.get(0);
        String realm = login.get(3);
        String kind = login.get(5);
        KerberosSettings settings =
                new KerberosSettings(realm, address, "", Path.of("/none"), Map.of("HOME", "?"));
        Kerberos kerberos = new Kerberos(credentials(login), settings);
        String target = "host/" + login.get(2);
        if (kind.equals("fails")) {
            return refusal(kerberos, target, login);
        }
        String ticket = kerberos.prepare(target, Deadline.in(TIMEOUT));
        try (RpcConnection rpc = bind(kerberos, target, login)) {
            for (int i = 0; i < CALLS; i++) {
                askRole(rpc, realm);
            }
        }
        return "ok " + kind + " in " + realm + ": " + CALLS + " sealed calls, " + ticket;
    }

    private static String refusal(Kerberos kerberos, String target, List<String> login) {
        try {
            kerberos.prepare(target, Deadline.in(TIMEOUT));
            return "not ok " + login.get(4) + " got a ticket";
        } catch (SessionException e) {
            boolean meant = e.problem().name().equals(login.get(6));
            String told = login.get(4) + ": " + e.problem().name() + ": " + e.getMessage();
            return (meant ? "ok " : "not ok ") + told;
        }
    }

    private static Credentials credentials(List<String> login) {
        String user = login.get(4);
        String secret = login.get(6);
        return switch (login.get(5)) {
            case "keytab" -> new Keytab(Path.of(secret), user);
            case "ccache" -> new TicketCache(Path.of(secret), user);
            case "fails" -> new Password("", user, "Secr3t!pass".toCharArray());
            default -> new Password("", user, secret.toCharArray());
        };
    }

    private static RpcConnection bind(Kerberos kerberos, String target, List<String> login)
            throws Exception {
        Deadline deadline = Deadline.in(TIMEOUT);
        TcpConnection connection =
                TcpConnection.connect(
                        InetAddress.getByName(login.get(0)),
                        Integer.parseInt(login.get(1)),
                        deadline.remainingMillis());
        return RpcConnection.bind(
                connection,
                List.of(DSSETUP),
                kerberos.open(target),
                SecurityProblem.WRONG_CREDENTIALS,
                MemoryBudget.ofOneHost(),
                deadline);
    }

    /** DsRolerGetPrimaryDomainInformation, level 1 ([MS-DSSP] 3.2.5.1). */
    private static void askRole(RpcConnection rpc, String realm) throws SessionException {
        byte[] answer =
                rpc.call(
                        Stage.QUERY,
                        DSSETUP,
                        0,
                        new SambaPdu().u16(1).u16(0).toByteArray(),
                        Deadline.in(TIMEOUT));
        Proof.equal("status", 0, Samba.u32(answer, answer.length - 4));
        String text = new String(answer, StandardCharsets.UTF_16LE);
        String domain = realm.substring(0, realm.indexOf('.'));
        Proof.equal("names the domain", true, text.contains(domain + "\0"));
    }
}
