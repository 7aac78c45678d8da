package io.github.checkhyperv.security.kerberos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What MIT's libgssapi and this protocol's client said to each other under keys that are known. */
final class Vectors {
    private static final Path CORPUS = Path.of("../shared/corpus/kerberos");

    private final Map<String, byte[]> values = new TreeMap<>();

    private Vectors() {}

    /** The recorded session; skips the test where the corpus is not here. */
    static Vectors read() throws IOException {
        Vectors vectors = new Vectors();
        for (String line : Files.readAllLines(there("dce_style_vectors.txt"))) {
            int space = line.indexOf(' ');
            if (space > 0) {
                vectors.values.put(
                        line.substring(0, space),
                        HexFormat.of().parseHex(line.substring(space + 1).strip()));
            }
        }
        return vectors;
    }

    /** A PDU between a Windows client and Windows Server 2016; skips the test where it is not. */
    static byte[] windows(String name) throws IOException {
        return Files.readAllBytes(there("windows_dcom/" + name));
    }

    private static Path there(String name) {
        Path file = CORPUS.resolve(name);
        boolean there = Files.exists(file);
        if (!there) {
            System.out.println("skipped: no " + file.toAbsolutePath().normalize());
        }
        assumeTrue(there, "the corpus is not here");
        return file;
    }

    int count() {
        return values.size();
    }

    byte[] get(String name) {
        byte[] value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no vector " + name);
        }
        return value.clone();
    }
}
