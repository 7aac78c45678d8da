package io.github.checkhyperv.samba;

import static io.github.checkhyperv.samba.Proof.assertThat;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.SecurityProblem;

/** What Samba has to refuse of ours, and we of what comes from Samba. */
final class RefusalProof {
    /** nca_s_proto_error: Samba's word for a call on a connection that did not authenticate. */
    private static final int NOT_AUTHENTICATED = 0x1c01000b;

    /** RPC_S_SEC_PKG_ERROR: the verifier of the call is wrong. */
    private static final int BAD_VERIFIER = 0x721;

    private final Samba samba;

    RefusalProof(Samba samba) {
        this.samba = samba;
    }

    void run() {
        assertThat("Samba refuses a wrong password", () -> refused("Falsch-1!", "monitor"));
        assertThat("Samba refuses an unknown user", () -> refused(samba.password(), "wombat"));
        assertThat("Samba refuses a changed MIC", this::changedMic);
        assertThat("Samba refuses a changed request", this::changedRequest);
        assertThat("we refuse an answer with any octet changed", this::changedAnswer);
        assertThat("we refuse the same answer again", this::repeatedAnswer);
        assertThat("we refuse an answer after one that was left out", this::missingAnswer);
    }

    private String refused(String password, String user) throws Exception {
        try (RpcClient rpc = new RpcClient(samba.address(), samba.winregPort())) {
            rpc.bind(Samba.WINREG, 1, samba.ntlm("CONTOSO", user, password));
            return expectFault(NOT_AUTHENTICATED, rpc);
        }
    }

    private static String expectFault(int status, RpcClient rpc) throws Exception {
        try {
            Samba.openLocalMachine(rpc);
        } catch (RpcClient.Fault fault) {
            Proof.equal("fault", status, fault.status());
            return " (" + fault.getMessage() + ")";
        }
        throw new AssertionError("accepted");
    }

    private String changedMic() throws Exception {
        try (RpcClient rpc = new RpcClient(samba.address(), samba.winregPort())) {
            rpc.changeAuthenticate = message -> changed(message, 72);
            rpc.bind(Samba.WINREG, 1, samba.ntlm());
            return expectFault(NOT_AUTHENTICATED, rpc);
        }
    }

    /** In the header (opnum), in the stub, in the signature's checksum and its sequence number. */
    private String changedRequest() throws Exception {
        String how = "";
        for (int fromEnd : new int[] {42, 25, 12, 4}) {
            try (RpcClient rpc = samba.winreg()) {
                Samba.openLocalMachine(rpc);
                rpc.changeRequest = pdu -> changed(pdu, pdu.length - fromEnd);
                how = expectFault(BAD_VERIFIER, rpc);
            }
        }
        return how;
    }

    private String changedAnswer() throws Exception {
        int[] length = {1};
        for (int at = 0; at < length[0]; at++) {
            int changed = at;
            try (RpcClient rpc = samba.winreg()) {
                rpc.changeResponse =
                        pdu -> {
                            length[0] = pdu.length;
                            return changed(pdu, changed);
                        };
                expectBadSignature(rpc, "changed octet " + at);
            }
        }
        return " (" + length[0] + " octets)";
    }

    private String repeatedAnswer() throws Exception {
        byte[][] first = {null};
        try (RpcClient rpc = samba.winreg()) {
            rpc.changeResponse =
                    pdu -> {
                        first[0] = first[0] == null ? pdu.clone() : first[0];
                        return first[0].clone();
                    };
            Samba.openLocalMachine(rpc);
            expectBadSignature(rpc, "the same answer");
        }
        return "";
    }

    private String missingAnswer() throws Exception {
        try (RpcClient rpc = samba.winreg()) {
            rpc.skipAnswer(2, new SambaPdu().u32(0).u32(0x02000000).toByteArray());
            expectBadSignature(rpc, "the next answer");
        }
        return "";
    }

    private static void expectBadSignature(RpcClient rpc, String what) throws Exception {
        try {
            Samba.openLocalMachine(rpc);
        } catch (SessionException e) {
            Proof.equal("problem", SecurityProblem.BAD_SIGNATURE, e.problem());
            return;
        }
        throw new AssertionError(what + " was accepted");
    }

    private static byte[] changed(byte[] message, int at) {
        byte[] result = message.clone();
        result[at] ^= 1;
        return result;
    }
}
