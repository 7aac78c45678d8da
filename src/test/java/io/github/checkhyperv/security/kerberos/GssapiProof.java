package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/**
 * A whole session of ours with MIT's libgssapi as the acceptor. For {@code .ci/wire/prove-gssapi};
 * prints a line {@code ok} or {@code not ok} for each thing.
 */
public final class GssapiProof {
    private static final int HEADER = 24;
    private static final int TRAILER = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final Random random = new Random(7);
    private final PrintStream to;
    private final BufferedReader from;

    private GssapiProof(Process acceptor) {
        to = new PrintStream(acceptor.getOutputStream(), true, StandardCharsets.US_ASCII);
        from =
                new BufferedReader(
                        new InputStreamReader(
                                acceptor.getInputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * @param args the acceptor's script; user, password, realm, KDC; service
     */
    public static void main(String[] args) throws Exception {
        Password password = new Password("", args[1], args[2].toCharArray());
        KerberosSettings settings =
                new KerberosSettings(args[3], args[4], "", Path.of("/none"), Map.of("HOME", "?"));
        Kerberos kerberos = new Kerberos(password, settings);
        System.out.println(
                "ok a ticket: " + kerberos.prepare(args[5], Deadline.in(Duration.ofSeconds(20))));
        for (boolean headers : new boolean[] {false, true}) {
            Process acceptor =
                    new ProcessBuilder("/usr/bin/python3", args[0])
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try (KerberosContext context = (KerberosContext) kerberos.open(args[5])) {
                new GssapiProof(acceptor).talk(context, headers, args[1] + "@" + args[3]);
            } finally {
                acceptor.destroy();
            }
        }
        System.exit(0);
    }

    private void talk(KerberosContext context, boolean headers, String user) throws Exception {
        String how = headers ? ", headers signed" : ", headers not signed";
        context.signHeaders(headers);
        byte[] third = context.step(ask("step", context.step(new byte[0])));
        context.step(ask("step", third));
        say(context.complete(), "we take its AP-REP and its MIC" + how);
        String seen = new String(ask("complete"), StandardCharsets.UTF_8);
        say(seen.equals(user), "it takes our AP-REQ, third leg and MIC in DCE style" + how);
        boolean opened = true;
        boolean closed = true;
        for (int length : new int[] {16, 32, 160, 4096, 5808}) {
            opened &= itOpens(context, headers, length);
            closed &= weOpen(context, headers, length);
        }
        say(opened, "it opens what we seal" + how);
        say(closed, "we open what it seals" + how);
    }

    private boolean itOpens(KerberosContext context, boolean headers, int length)
            throws IOException {
        byte[] plain = octets(length);
        byte[] pdu = octets(HEADER + length + TRAILER + context.tokenLength());
        System.arraycopy(plain, 0, pdu, HEADER, length);
        int end = HEADER + length;
        context.seal(pdu, 0, end + TRAILER, HEADER, end, end + TRAILER);
        byte[] none = {};
        byte[] opened =
                ask(
                        "unwrap",
                        headers ? Arrays.copyOf(pdu, HEADER) : none,
                        Arrays.copyOfRange(pdu, HEADER, end),
                        headers ? Arrays.copyOfRange(pdu, end, end + TRAILER) : none,
                        Arrays.copyOfRange(pdu, end + TRAILER, pdu.length));
        return Arrays.equals(plain, opened);
    }

    private boolean weOpen(KerberosContext context, boolean headers, int length) throws Exception {
        byte[] plain = octets(length);
        byte[] header = octets(HEADER);
        byte[] trailer = octets(TRAILER);
        byte[] none = {};
        byte[] sealed = ask("wrap", headers ? header : none, plain, headers ? trailer : none);
        int end = HEADER + length;
        byte[] pdu = new byte[end + TRAILER + sealed.length - length];
        System.arraycopy(header, 0, pdu, 0, HEADER);
        System.arraycopy(sealed, 0, pdu, HEADER, length);
        System.arraycopy(trailer, 0, pdu, end, TRAILER);
        System.arraycopy(sealed, length, pdu, end + TRAILER, sealed.length - length);
        context.unseal(pdu, 0, end + TRAILER, HEADER, end, end + TRAILER, sealed.length - length);
        return Arrays.equals(plain, Arrays.copyOfRange(pdu, HEADER, end));
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] ask(String command, byte[]... values) throws IOException {
        StringBuilder line = new StringBuilder(command);
        for (byte[] value : values) {
            line.append(' ').append(value.length == 0 ? "-" : HEX.formatHex(value));
        }
        to.println(line);
        String answer = from.readLine();
        if (answer == null) {
            throw new IOException("the acceptor ended at " + command);
        }
        return answer.equals("-") ? new byte[0] : HEX.parseHex(answer);
    }

    private static void say(boolean good, String what) {
        System.out.println((good ? "ok " : "not ok ") + what);
    }
}
