package io.github.checkhyperv.samba;

import static io.github.checkhyperv.samba.Proof.assertThat;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.failure.Stage;
import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.net.MemoryBudget;
import io.github.checkhyperv.net.TcpConnection;
import io.github.checkhyperv.rpc.RpcConnection;
import io.github.checkhyperv.rpc.RpcInterface;
import io.github.checkhyperv.rpc.RpcProblem;
import io.github.checkhyperv.security.SecurityProblem;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The product's own RPC layer against Samba. It knows interfaces of version 0.0 only, as all of
 * DCOM are; dssetup ([MS-DSSP]) is one, too.
 */
final class ProductProof {
    private static final RpcInterface DSSETUP = new RpcInterface("dssetup", Samba.DSSETUP);

    /** It is there, but in version 1.0 only. */
    private static final RpcInterface REJECTED = new RpcInterface("winreg", Samba.WINREG);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Samba samba;

    ProductProof(Samba samba) {
        this.samba = samba;
    }

    void run() {
        assertThat("product's RPC layer makes sealed calls", this::calls);
        assertThat(
                "product's RPC layer goes on after a rejected alter context", this::alterContext);
        assertThat("product's RPC layer is refused with a wrong password", this::wrongPassword);
    }

    private RpcConnection bind(String password, List<RpcInterface> interfaces) throws Exception {
        Deadline deadline = Deadline.in(TIMEOUT);
        TcpConnection connection =
                TcpConnection.connect(
                        InetAddress.getByName(samba.address()),
                        samba.dssetupPort(),
                        deadline.remainingMillis());
        return RpcConnection.bind(
                connection,
                interfaces,
                samba.ntlm("CONTOSO", "monitor", password),
                SecurityProblem.WRONG_CREDENTIALS,
                MemoryBudget.ofOneHost(),
                deadline);
    }

    /** DsRolerGetPrimaryDomainInformation, level 1 ([MS-DSSP] 3.2.5.1). */
    private static void askRole(RpcConnection rpc) throws SessionException {
        byte[] answer =
                rpc.call(
                        Stage.QUERY,
                        DSSETUP,
                        0,
                        new SambaPdu().u16(1).u16(0).toByteArray(),
                        Deadline.in(TIMEOUT));
        Proof.equal("status", 0, Samba.u32(answer, answer.length - 4));
        String text = new String(answer, StandardCharsets.UTF_16LE);
        Proof.equal("names the host", true, text.contains("TESTHOST01\0"));
    }

    private String calls() throws Exception {
        try (RpcConnection rpc = bind(samba.password(), List.of(DSSETUP))) {
            for (int i = 0; i < 100; i++) {
                askRole(rpc);
            }
        }
        return " (100)";
    }

    private String alterContext() throws Exception {
        try (RpcConnection rpc = bind(samba.password(), List.of(REJECTED, DSSETUP))) {
            askRole(rpc);
            try {
                rpc.call(Stage.QUERY, REJECTED, 2, new byte[8], Deadline.in(TIMEOUT));
                throw new AssertionError("winreg was accepted");
            } catch (SessionException e) {
                Proof.equal("problem", RpcProblem.RPC_FAILED, e.problem());
            }
            askRole(rpc);
        }
        return "";
    }

    private String wrongPassword() throws Exception {
        try (RpcConnection rpc = bind("Falsch-1!", List.of(DSSETUP))) {
            askRole(rpc);
        } catch (SessionException e) {
            Proof.equal("problem", SecurityProblem.WRONG_CREDENTIALS, e.problem());
            return " (" + e.problem() + ": " + e.getMessage() + ")";
        }
        throw new AssertionError("accepted");
    }
}
