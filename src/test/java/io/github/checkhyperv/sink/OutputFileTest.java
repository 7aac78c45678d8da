package io.github.checkhyperv.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir Path folder;

    @Test
    void newFileHoldsTheTextAndNothingElseIsLeft() throws IOException {
        Path path = folder.resolve("a b%$'ü.prom");
        new OutputFile(path).write(text("text ü\n"));
        assertEquals("text ü\n", Files.readString(path));
        assertEquals(1, count());
    }

    @Test
    void oldFileIsReplacedAndKeepsItsMode() throws IOException {
        Path path = Files.writeString(folder.resolve("x.prom"), "old");
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        new OutputFile(path).write(text("new"));
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
        new OutputFile(path).write(text(one));
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
            new OutputFile(path).write(text(i % 2 == 0 ? two : one));
        }
        over.set(true);
        reader.join();
        assertEquals(false, torn.get());
    }

    @Test
    void symbolicLinkStaysOne() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        new OutputFile(link).write(text("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void missingFolderDirectoryAndDeviceAreRefused() throws IOException {
        IOException missing =
                assertThrows(
                        IOException.class,
                        () -> new OutputFile(folder.resolve("no/x")).write(text("text")));
        assertTrue(missing.getMessage().contains("folder"), missing.getMessage());
        Path directory = Files.createDirectory(folder.resolve("d"));
        assertThrows(IOException.class, () -> new OutputFile(directory).write(text("text")));
        assertTrue(Files.isDirectory(directory));
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        assertThrows(IOException.class, () -> new OutputFile(device).write(text("text")));
        assertTrue(!Files.isRegularFile(device) && Files.exists(device));
    }

    @Test
    void sampleOfAnEarlierFileIsFound() throws IOException {
        Path path = folder.resolve("x.prom");
        OutputFile file = new OutputFile(path);
        assertEquals(Map.of(), file.previous(Map.of("a{b=\"h 1\"}", "name")));
        file.write(text("# HELP a x\na{b=\"h 1\"} 17.5\nab{} 3\nc{} x\n"));
        assertEquals(Map.of("name", "17.5"), file.previous(Map.of("a{b=\"h 1\"}", "name")));
        assertEquals(Map.of(), file.previous(Map.of("a{b=\"h 2\"}", "name")));
        assertEquals(Map.of(), file.previous(Map.of("b", "name")));
        assertEquals(Map.of(), file.previous(Map.of("c", "name")));
    }

    @Test
    void samplesOfManyHostsAreFoundInOneReading() throws IOException {
        Path path = folder.resolve("x.prom");
        StringBuilder text = new StringBuilder();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            text.append("# ").append("filling ".repeat(100)).append('\n');
            text.append("a{b=\"").append(i).append("\"} ").append(i).append('\n');
            names.put("a{b=\"" + i + "\"}", "hv" + i);
        }
        Files.writeString(path, text);
        Map<String, String> values = new OutputFile(path).previous(names);
        assertEquals(2_000, values.size());
        assertEquals("1999", values.get("hv1999"));
    }

    @Test
    void onlyTheStartOfAnEarlierFileIsRead() throws IOException {
        Path path = folder.resolve("x.prom");
        String filling = "# filling\n".repeat(26_000);
        Files.writeString(path, "a{} 1\n" + filling + "b{} 2\n".repeat(1_000));
        assertEquals(Map.of("name", "1"), new OutputFile(path).previous(Map.of("a{}", "name")));
        Files.writeString(path, filling + "# more\n".repeat(1_000) + "a{} 1\n");
        assertEquals(Map.of(), new OutputFile(path).previous(Map.of("a{}", "name")));
    }

    @Test
    void pipeIsNeitherReadNorReplacedNorWaitedFor() throws Exception {
        Path pipe = folder.resolve("x.prom");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(
                mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0,
                "skipped: no mkfifo here");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    assertEquals(Map.of(), new OutputFile(pipe).previous(Map.of("a", "name")));
                    assertRefused(pipe, "it is no regular file");
                });
        assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
    }

    @Test
    void deviceIsNotRead() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        assertEquals(Map.of(), new OutputFile(device).previous(Map.of("a", "name")));
    }

    @Test
    void linkToWhatIsNotThereMakesIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("new"));
        new OutputFile(link).write(text("text"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("text", Files.readString(folder.resolve("new")));
    }

    @Test
    void linksOfOurOwnAreFollowedFolderByFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("a/real"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a/../a"));
        Files.createSymbolicLink(real.resolve("up"), folder.resolve("b/real/.."));
        Path path = folder.resolve("b/real/up/real/x");
        new OutputFile(path).write(text("text"));
        assertEquals("text", Files.readString(real.resolve("x")));
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertRefused(folder.resolve("loop"), "too many symbolic links");
    }

    /** Whoever owns a link could lead root to any file. */
    @Test
    void linkOfSomebodyElseIsNotFollowed() throws IOException {
        needsRoot();
        Path target = Files.writeString(folder.resolve("target"), "a{} 1\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        giveAway(link);
        assertRefused(link, "a symbolic link of ");
        assertEquals("a{} 1\n", Files.readString(target));
        assertEquals(Map.of(), new OutputFile(link).previous(Map.of("a", "name")));

        Path real = Files.createDirectory(folder.resolve("real"));
        Path way = Files.createSymbolicLink(folder.resolve("way"), real);
        giveAway(way);
        assertRefused(way.resolve("x"), "a symbolic link of ");
        assertTrue(Files.notExists(real.resolve("x")));
    }

    @Test
    void modeOfAFileOfSomebodyElseIsNotKept() throws IOException {
        needsRoot();
        Path path = Files.writeString(folder.resolve("x"), "old");
        setMode(path, "rwxrwxrwx");
        giveAway(path);
        new OutputFile(path).write(text("new"));
        assertEquals("root", Files.getOwner(path).getName());
        assertFalse(isWritableByOthers(path));
        assertFalse(mode(path).contains("x"), mode(path));
    }

    /** There, others can put any file that is root's own into the place of ours. */
    @Test
    void nothingInAFolderThatOthersCanWriteGetsAModeByWhichTheyCanWriteIt() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        for (String rights : List.of("rwxrwx---", "rwxr-xrwx")) {
            Path shared = Files.createDirectory(folder.resolve(rights));
            setMode(shared, rights);
            assertNotWritableByOthers(shared);
        }
        Path own = Files.writeString(folder.resolve("own"), "old");
        setMode(own, "rw-rw-rw-");
        new OutputFile(own).write(text("new"));
        assertEquals("rw-rw-rw-", mode(own));
        needsRoot();
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        giveAway(theirs);
        assertNotWritableByOthers(theirs);
    }

    private static void assertNotWritableByOthers(Path shared) throws IOException {
        Path path = shared.resolve("x");
        new OutputFile(path).write(text("first"));
        assertFalse(isWritableByOthers(path));
        setMode(path, "rw-rw-rw-");
        new OutputFile(path).write(text("second"));
        assertFalse(isWritableByOthers(path));
        assertEquals("second", Files.readString(path));
    }

    @Test
    void otherNamesOfTheOldFileKeepTheOldText() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "old");
        Path path = Files.createLink(folder.resolve("x"), other);
        new OutputFile(path).write(text("new"));
        assertEquals("old", Files.readString(other));
        assertEquals("new", Files.readString(path));
    }

    /** What wins against a check is to act between it and the writing; here, always. */
    @Test
    void folderThatIsExchangedMeanwhileLeadsNowhereElse() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        assumeTrue(isHeldOpen(shared), "skipped: no openat here");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x"), "safe");
        try (OutputFolder open = OutputFolder.open(shared.toRealPath())) {
            Path moved = Files.move(shared, folder.resolve("moved"));
            Files.createSymbolicLink(shared, elsewhere);
            try (SeekableByteChannel channel =
                    open.create(Path.of("part"), PosixFilePermissions.fromString("rw-------"))) {
                channel.write(ByteBuffer.wrap("text".getBytes(StandardCharsets.UTF_8)));
            }
            open.replace(Path.of("x"), Path.of("part"));
            assertEquals("text", Files.readString(moved.resolve("x")));
        }
        assertEquals("safe", Files.readString(elsewhere.resolve("x")));
        assertThrows(IOException.class, () -> OutputFolder.open(shared.toAbsolutePath()));
    }

    private static boolean isHeldOpen(Path path) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
            return stream instanceof SecureDirectoryStream;
        }
    }

    private static void needsRoot() {
        assumeTrue(
                System.getProperty("user.name").equals("root"),
                "skipped: only root can give a file away");
    }

    private static void giveAway(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    }

    private static void setMode(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean isWritableByOthers(Path path) throws IOException {
        return mode(path).substring(3).contains("w");
    }

    private static void assertRefused(Path path, String reason) {
        IOException e =
                assertThrows(IOException.class, () -> new OutputFile(path).write(text("text")));
        assertTrue(e.getMessage().startsWith("cannot write " + path), e.getMessage());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    private long count() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static Content text(String text) {
        return out -> out.write(text);
    }
}
