package io.github.checkhyperv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir Path folder;

    @Test
    void newFileHoldsTheTextAndNothingElseIsLeft() throws IOException {
        Path path = folder.resolve("a b%$'ü.prom");
        new OutputFile(path).write("text ü\n");
        assertEquals("text ü\n", Files.readString(path));
        assertEquals(1, count());
    }

    @Test
    void oldFileIsReplacedAndKeepsItsMode() throws IOException {
        Path path = Files.writeString(folder.resolve("x.prom"), "old");
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        new OutputFile(path).write("new");
        assertEquals("new", Files.readString(path));
        assertEquals(
                "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(1, count());
    }

    @Test
    void readerSeesTheOldTextOrTheNewOneAndNeverAPart() throws Exception {
        Path path = folder.resolve("x.prom");
        String one = "1".repeat(100_000);
        String two = "2".repeat(100_000);
        new OutputFile(path).write(one);
        AtomicBoolean torn = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread reader =
                new Thread(
                        () -> {
                            while (!over.get()) {
                                try {
                                    String text = Files.readString(path);
                                    torn.compareAndSet(
                                            false, !text.equals(one) && !text.equals(two));
                                } catch (IOException e) {
                                    torn.set(true);
                                }
                            }
                        });
        reader.start();
        for (int i = 0; i < 50; i++) {
            new OutputFile(path).write(i % 2 == 0 ? two : one);
        }
        over.set(true);
        reader.join();
        assertEquals(false, torn.get());
    }

    @Test
    void symbolicLinkStaysOne() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        new OutputFile(link).write("new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void missingFolderDirectoryAndDeviceAreRefused() throws IOException {
        IOException missing =
                assertThrows(
                        IOException.class,
                        () -> new OutputFile(folder.resolve("no/x")).write("text"));
        assertTrue(missing.getMessage().contains("folder"), missing.getMessage());
        Path directory = Files.createDirectory(folder.resolve("d"));
        assertThrows(IOException.class, () -> new OutputFile(directory).write("text"));
        assertTrue(Files.isDirectory(directory));
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertThrows(IOException.class, () -> new OutputFile(device).write("text"));
        assertTrue(!Files.isRegularFile(device) && Files.exists(device));
    }

    @Test
    void sampleOfAnEarlierFileIsFound() throws IOException {
        Path path = folder.resolve("x.prom");
        OutputFile file = new OutputFile(path);
        assertEquals(Optional.empty(), file.previous("a"));
        file.write("# HELP a x\na{address=\"h 1\"} 17.5\nab{} 3\nc{} x\n");
        assertEquals(Optional.of("17.5"), file.previous("a"));
        assertEquals(Optional.empty(), file.previous("b"));
        assertEquals(Optional.empty(), file.previous("c"));
    }

    private long count() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
