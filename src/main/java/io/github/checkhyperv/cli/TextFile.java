package io.github.checkhyperv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** A file that the options name: a regular one, of limited length, in UTF-8. */
final class TextFile {
    private final Path path;
    private final String label;
    private final int mostOctets;

    /** {@code label} is what messages call it. */
    TextFile(Path path, String label, int mostOctets) {
        this.path = path;
        this.label = label;
        this.mostOctets = mostOctets;
    }

    /**
     * The whole text, without a byte order mark. May hold secrets: the caller wipes it.
     *
     * @param letRead the way out for who may not read it
     */
    char[] read(String letRead, LinkOption... options) throws UsageException {
        byte[] octets = {};
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, options).isRegularFile()) {
                throw new UsageException(label + " is no regular file", "name a regular file");
            }
            try (InputStream in = Files.newInputStream(path, options)) {
                octets = in.readNBytes(mostOctets + 1);
            }
            if (octets.length > mostOctets) {
                throw new UsageException(label + " is too long", "is it the right file?");
            }
            return decode(octets);
        } catch (IOException e) {
            throw unreadable(e, label, letRead);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** What the operator can do about a file that cannot be read. */
    static UsageException unreadable(IOException e, String label, String letRead) {
        if (e instanceof NoSuchFileException) {
            return new UsageException(label + " does not exist", "check its name");
        }
        if (e instanceof AccessDeniedException) {
            return new UsageException(
                    label + " cannot be read by " + System.getProperty("user.name"), letRead);
        }
        if (e instanceof CharacterCodingException) {
            return new UsageException(label + " is not UTF-8", "save it as UTF-8");
        }
        return new UsageException(label + " cannot be read", "check the file");
    }

    /** The text of these octets, without a byte order mark. */
    static char[] decode(byte[] octets) throws CharacterCodingException {
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
        int start = text.hasRemaining() && text.get(0) == '\ufeff' ? 1 : 0;
        char[] result = Arrays.copyOfRange(text.array(), start, text.limit());
        Arrays.fill(text.array(), '\0');
        return result;
    }
}
