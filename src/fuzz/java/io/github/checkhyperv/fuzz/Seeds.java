package io.github.checkhyperv.fuzz;

import io.github.checkhyperv.Main;
import io.github.checkhyperv.simhost.SimulatedHost;
import io.github.checkhyperv.simhost.fault.FaultPlan;
import io.github.checkhyperv.simhost.fault.Point;
import io.github.checkhyperv.simhost.scenario.Scenario;
import io.github.checkhyperv.wmi.wmio.WmioSamples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the fuzzers start from: the built objects of the decoder's tests, and everything that a
 * simulated host sends in a few whole sessions, taken down where it is still in clear.
 */
public final class Seeds {
    private static final int BIND_ACKNOWLEDGE = 12;
    private static final byte[] NTLM_SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    private Seeds(Path folder) {
        this.folder = folder;
    }

    /**
     * @param args the folder under which each fuzzer has one of its own
     */
    public static void main(String[] args) throws IOException {
        Seeds seeds = new Seeds(Path.of(args[0]));
        for (Map.Entry<String, byte[]> object : WmioSamples.built().entrySet()) {
            seeds.keep("WmioFuzzer", object.getValue());
        }
        for (String scenario : new String[] {"one-disk-below", "non-ascii-names", "dvd-media"}) {
            seeds.record(scenario);
        }
    }

    private void record(String scenario) throws IOException {
        try (SimulatedHost host = SimulatedHost.start(Scenario.named(scenario))) {
            host.faults(new Recorder());
            String port = Integer.toString(host.port());
            String[] args = {"-H", host.address(), "-p", port, "-u", "CONTOSO\\monitor"};
            PrintStream nowhere =
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            int code = Main.run(args, Map.of("CHECK_HYPERV_PASSWORD", "Geheim-1!"), nowhere);
            if (code > 1) {
                throw new IOException("no whole session with " + scenario + ": " + code);
            }
        }
    }

    private void keep(String fuzzer, byte[] octets) {
        try {
            Path own = Files.createDirectories(folder.resolve(fuzzer));
            Files.write(own.resolve("seed-" + count.incrementAndGet()), octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Recorder implements FaultPlan {
        @Override
        public byte[] onObject(Point point, int index, byte[] encodingUnit) {
            keep("WmioFuzzer", encodingUnit);
            return encodingUnit;
        }

        @Override
        public byte[] onStub(Point point, byte[] stub) {
            keep("StubFuzzer", stub);
            return stub;
        }

        @Override
        public byte[] afterSealing(Point point, int fragment, byte[] pdu) {
            keep("PduFuzzer", pdu);
            if (pdu[2] == BIND_ACKNOWLEDGE) {
                keep("ChallengeFuzzer", challenge(pdu));
            }
            return pdu;
        }
    }

    /** The NTLM message at the end of a bind's answer. */
    private static byte[] challenge(byte[] pdu) {
        for (int at = 0; at + NTLM_SIGNATURE.length <= pdu.length; at++) {
            byte[] rest = Arrays.copyOfRange(pdu, at, pdu.length);
            if (Arrays.equals(
                    rest, 0, NTLM_SIGNATURE.length, NTLM_SIGNATURE, 0, NTLM_SIGNATURE.length)) {
                return rest;
            }
        }
        throw new IllegalStateException("a bind's answer without a challenge");
    }
}
