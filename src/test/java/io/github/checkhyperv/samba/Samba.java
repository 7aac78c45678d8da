package io.github.checkhyperv.samba;

import io.github.checkhyperv.failure.SessionException;
import io.github.checkhyperv.security.Password;
import io.github.checkhyperv.security.ntlm.NtlmContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The Samba that is asked, and the calls that are made there. */
record Samba(String address, String password, int winregPort, int srvsvcPort, int dssetupPort) {
    static final String WINREG = "338cd001-2244-31f1-aaaa-900038001003";
    static final String SRVSVC = "4b324fc8-1670-01d3-1278-5a47bf6ee188";
    static final String DSSETUP = "3919286a-b10c-11d0-9ba8-00c04fd92ef5";

    /** Learns the ports from the endpoint mapper. */
    static Samba at(String address, String password) throws IOException, SessionException {
        Samba samba = new Samba(address, password, 0, 0, 0);
        return new Samba(
                address,
                password,
                EndpointMapper.portOf(address, WINREG, 1, samba.ntlm()),
                EndpointMapper.portOf(address, SRVSVC, 3, samba.ntlm()),
                EndpointMapper.portOf(address, DSSETUP, 0, samba.ntlm()));
    }

    Password credentials(String domain, String user, String password) {
        return new Password(domain, user, password.toCharArray());
    }

    NtlmContext ntlm() {
        return ntlm("CONTOSO", "monitor", password);
    }

    NtlmContext ntlm(String domain, String user, String password) {
        return new NtlmContext(credentials(domain, user, password), "RPCSS/" + address);
    }

    RpcClient winreg() throws IOException, SessionException {
        RpcClient rpc = new RpcClient(address, winregPort);
        rpc.bind(WINREG, 1, ntlm());
        return rpc;
    }

    /** OpenLocalMachine ([MS-RRP] 3.1.5.3); returns the key's handle. */
    static byte[] openLocalMachine(RpcClient rpc) throws IOException, SessionException {
        byte[] answer = rpc.call(2, new SambaPdu().u32(0).u32(0x02000000).toByteArray());
        Proof.equal("length of the answer", 24, answer.length);
        Proof.equal("status", 0, u32(answer, 20));
        return Arrays.copyOf(answer, 20);
    }

    /** BaseRegGetVersion ([MS-RRP] 3.1.5.24). */
    static void getVersion(RpcClient rpc, byte[] key) throws IOException, SessionException {
        byte[] answer = rpc.call(26, key);
        Proof.equal("version", 5, u32(answer, 0));
        Proof.equal("status", 0, u32(answer, 4));
    }

    /** NetrShareEnum, level 1 ([MS-SRVS] 3.1.4.8). */
    byte[] shares(RpcClient rpc) throws IOException, SessionException {
        rpc.bind(SRVSVC, 3, ntlm());
        SambaPdu stub = new SambaPdu().u32(1).string("\\\\" + address).u32(1).u32(1).u32(1);
        byte[] answer = rpc.call(15, stub.u32(0).u32(0).u32(-1).u32(0).toByteArray());
        Proof.equal("status", 0, u32(answer, answer.length - 4));
        return answer;
    }

    static int u32(byte[] from, int at) {
        return ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
