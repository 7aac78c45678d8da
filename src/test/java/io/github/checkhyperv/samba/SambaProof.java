package io.github.checkhyperv.samba;

import static io.github.checkhyperv.samba.Proof.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What is asserted against a running Samba. Arguments: its address, the password, the number of its
 * shares.
 */
public final class SambaProof {
    private final Samba samba;
    private final int shares;

    private SambaProof(Samba samba, int shares) {
        this.samba = samba;
        this.shares = shares;
    }

    public static void main(String[] args) throws Exception {
        Samba samba = Samba.at(args[0], args[1]);
        System.out.println(
                "ok endpoint mapper answers sealed calls with the ports (winreg "
                        + samba.winregPort()
                        + ", srvsvc "
                        + samba.srvsvcPort()
                        + ", dssetup "
                        + samba.dssetupPort()
                        + ")");
        new SambaProof(samba, Integer.parseInt(args[2])).run();
        new RefusalProof(samba).run();
        new ProductProof(samba).run();
    }

    private void run() {
        assertThat("sealed calls one after the other on one connection", this::manyCalls);
        assertThat("sealed answer in many fragments", this::longAnswer);
        assertThat("user without a domain", () -> logIn("", "monitor"));
        assertThat("domain that nobody knows", () -> logIn("ELSEWHERE", "monitor"));
        String[] users = {
            "monitor", "Monitor", "monitor@contoso.example", "irfan", "jörg", "groß", "ışık"
        };
        for (String user : users) {
            assertThat("user " + user, () -> logIn("CONTOSO", user));
        }
        assertThat("user irfan on a Turkish machine", this::turkish);
    }

    private String manyCalls() throws Exception {
        try (RpcClient rpc = samba.winreg()) {
            byte[] key = Samba.openLocalMachine(rpc);
            for (int i = 0; i < 500; i++) {
                Samba.getVersion(rpc, key);
            }
        }
        return " (501)";
    }

    private String longAnswer() throws Exception {
        try (RpcClient rpc = new RpcClient(samba.address(), samba.srvsvcPort())) {
            byte[] answer = samba.shares(rpc);
            String text = new String(answer, StandardCharsets.UTF_16LE);
            for (int i = 1; i <= shares; i++) {
                if (!text.contains("Freigabe für Öl Nr. " + i + "\0")) {
                    throw new AssertionError("share " + i + " of " + shares + " is missing");
                }
            }
            if (rpc.fragments() < 3) {
                throw new AssertionError("only " + rpc.fragments() + " fragments");
            }
            return " (" + answer.length + " octets, " + rpc.fragments() + " fragments)";
        }
    }

    private String logIn(String domain, String user) throws Exception {
        try (RpcClient rpc = new RpcClient(samba.address(), samba.winregPort())) {
            rpc.bind(Samba.WINREG, 1, samba.ntlm(domain, user, samba.password()));
            Samba.openLocalMachine(rpc);
        }
        return "";
    }

    private String turkish() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            return logIn("CONTOSO", "irfan");
        } finally {
            Locale.setDefault(before);
        }
    }
}
