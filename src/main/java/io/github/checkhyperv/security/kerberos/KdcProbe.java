package io.github.checkhyperv.security.kerberos;

import io.github.checkhyperv.net.Deadline;
import io.github.checkhyperv.security.RandomSource;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks a KDC once more, after it refused the JDK, which keeps to itself what a KDC says beside the
 * number: its time, and with Active Directory the status of the account.
 */
final class KdcProbe {
    private static final int MOST_OCTETS = 1 << 16;
    private static final int PORT = 88;
    private static final int PREAUTH_REQUIRED = 25;

    /** KERB_ERR_TYPE_EXTENDED, [MS-KILE] 2.2.1: a status of Windows follows. */
    private static final int EXTENDED = 3;

    private final Principal client;
    private final KerberosSettings settings;
    private final Deadline deadline;
    private final RandomSource random;

    KdcProbe(Principal client, KerberosSettings settings, Deadline deadline, RandomSource random) {
        this.client = client;
        this.settings = settings;
        this.deadline = deadline;
        this.random = random;
    }

    /**
     * The error that the KDC answers with; nothing where it cannot be asked, or has none.
     *
     * @param keys what to prove with who asks, where the KDC tells the state of the account to
     *     nobody else; finds none in a ticket cache
     */
    Optional<KrbError> ask(ClientKeys keys) {
        try {
            Optional<InetSocketAddress> kdc = address();
            if (kdc.isEmpty()) {
                return Optional.empty();
            }
            KrbError first = exchange(kdc.get(), AsRequest.plain(client, random));
            if (first.code() != PREAUTH_REQUIRED) {
                return Optional.of(first);
            }
            Optional<SessionKey> key = keys.find(AsRequest.KeyHint.read(first.data(), client));
            return Optional.of(
                    key.isEmpty()
                            ? first
                            : exchange(kdc.get(), AsRequest.proving(client, key.get(), random)));
        } catch (IOException | MalformedToken | RuntimeException e) {
            return Optional.empty(); // the failure is known already; this would only have told more
        }
    }

    private KrbError exchange(InetSocketAddress kdc, byte[] request)
            throws IOException, MalformedToken {
        int limit = Math.max(1, Math.min(1000, deadline.remainingMillis() / 2));
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.setSoTimeout(limit);
            socket.connect(kdc, limit);
            byte[] framed = new byte[4 + request.length];
            for (int i = 0; i < 4; i++) {
                framed[i] = (byte) (request.length >>> 24 - 8 * i);
            }
            System.arraycopy(request, 0, framed, 4, request.length);
            socket.getOutputStream().write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 0 || length > MOST_OCTETS) {
                throw new MalformedToken("an answer of " + length + " octets");
            }
            return KrbError.read(in.readNBytes(length));
        }
    }

    private Optional<InetSocketAddress> address() throws IOException {
        Optional<String> kdc =
                settings.kdc().isEmpty()
                        ? configured(settings.system())
                        : Optional.of(settings.kdc());
        if (kdc.isEmpty()) {
            return Optional.empty();
        }
        String text = kdc.get();
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']') && text.indexOf(':') == colon;
        if (text.startsWith("[")) {
            hasPort = colon > text.lastIndexOf(']');
        }
        String host = hasPort ? text.substring(0, colon) : text;
        int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : PORT;
        return Optional.of(new InetSocketAddress(host, port));
    }

    /** The first {@code kdc =} of the realm in a krb5.conf. */
    private Optional<String> configured(Path file) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String text = line.strip();
            if (text.startsWith(client.realm()) && text.endsWith("{")) {
                inside = true;
            } else if (text.startsWith("}")) {
                inside = false;
            } else if (inside && text.startsWith("kdc") && text.indexOf('=') > 0) {
                return Optional.of(text.substring(text.indexOf('=') + 1).strip());
            }
        }
        return Optional.empty();
    }

    /**
     * The NTSTATUS in the e-data of an error, 0 where there is none: in a KERB-ERROR-DATA, as
     * Windows has it, or in a METHOD-DATA, as Samba has it.
     */
    static int status(KrbError error) {
        try {
            DerReader outer = new DerReader(error.data()).enter(DerReader.SEQUENCE);
            if (!outer.has(DerReader.SEQUENCE)) {
                return statusOf(outer);
            }
            int status = 0;
            while (status == 0 && !outer.isAtEnd()) {
                status = statusOf(outer.enter(DerReader.SEQUENCE));
            }
            return status;
        } catch (MalformedToken e) {
            return 0;
        }
    }

    private static int statusOf(DerReader fields) throws MalformedToken {
        long type = fields.enter(DerReader.context(1)).integer();
        byte[] value = fields.enter(DerReader.context(2)).octetString();
        return type != EXTENDED || value.length < 4
                ? 0
                : value[0] & 0xff
                        | (value[1] & 0xff) << 8
                        | (value[2] & 0xff) << 16
                        | value[3] << 24;
    }
}
