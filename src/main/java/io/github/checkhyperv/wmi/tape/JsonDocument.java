package io.github.checkhyperv.wmi.tape;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON document as it is read, by the letter of RFC 8259 and within limits. */
final class JsonDocument {
    /** Values of a document at most; each has some 60 octets of memory in the end. */
    private static final int MOST_VALUES = 2_000_000;

    /** How deep arrays and objects are within each other at most. */
    private static final int DEEPEST = 200;

    /** Different texts that are kept once for all. */
    private static final int MOST_POOLED = 10_000;

    /** Reads something. */
    @FunctionalInterface
    interface Part<T> {
        T read() throws IOException;
    }

    private final JsonReader in;
    private final Map<String, String> pool = new HashMap<>();
    private int values;

    JsonDocument(Reader text) {
        in = new JsonReader(text);
        in.setStrictness(Strictness.STRICT);
        in.setNestingLimit(DEEPEST);
    }

    /** Reads all of it. */
    <T> T read(Part<T> part) throws TapeException {
        try {
            T result = part.read();
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("there is more behind the document");
            }
            return result;
        } catch (TapeException e) {
            throw e;
        } catch (IOException e) {
            throw because(e, "no JSON, or cut off");
        } catch (IllegalStateException | NumberFormatException e) {
            throw because(e, "a value of another kind than expected");
        }
    }

    private TapeException because(Exception e, String problem) {
        TapeException result = wrong(problem);
        result.initCause(e);
        return result;
    }

    /** What is wrong with what was read last. */
    TapeException wrong(String problem) {
        return new TapeException(in.getPreviousPath(), problem);
    }

    /** A member that has to be there. */
    <T> T needed(Optional<T> member, String name) throws TapeException {
        if (member.isEmpty()) {
            throw wrong(name + " is missing in it");
        }
        return member.get();
    }

    private void count() throws TapeException {
        if (++values > MOST_VALUES) {
            throw wrong("more than " + MOST_VALUES + " values");
        }
    }

    String text() throws IOException {
        count();
        if (in.peek() != JsonToken.STRING) {
            throw wrong("a text is expected behind this");
        }
        return in.nextString();
    }

    /** A text that is likely to come again. */
    String pooled() throws IOException {
        String text = text();
        String first = pool.get(text);
        if (first != null) {
            return first;
        }
        if (pool.size() < MOST_POOLED) {
            pool.put(text, text);
        }
        return text;
    }

    boolean bool() throws IOException {
        count();
        return in.nextBoolean();
    }

    double number() throws IOException {
        count();
        if (in.peek() != JsonToken.NUMBER) {
            throw wrong("a number is expected behind this");
        }
        return in.nextDouble();
    }

    /** Octets, as they are written. */
    String base64() throws IOException {
        String text = text();
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw because(e, "no base64");
        }
        return text;
    }

    JsonToken peek() throws IOException {
        return in.peek();
    }

    void nothing() throws IOException {
        count();
        in.nextNull();
    }

    void skip() throws IOException {
        count();
        in.skipValue();
    }

    /** All elements of an array. */
    <T> List<T> list(Part<T> element) throws IOException {
        count();
        List<T> elements = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            elements.add(element.read());
        }
        in.endArray();
        return elements;
    }

    /** The members of the object that is next. */
    Members members() throws IOException {
        return new Members();
    }

    /** The members of an object, in whatever order, each once. */
    final class Members {
        private final Set<String> seen = new HashSet<>();

        private Members() throws IOException {
            count();
            in.beginObject();
        }

        /** Whether there is another; the object has been read when there is none. */
        boolean more() throws IOException {
            if (in.hasNext()) {
                return true;
            }
            in.endObject();
            return false;
        }

        /** Its name. */
        String name() throws IOException {
            String name = in.nextName();
            if (!seen.add(name)) {
                throw wrong("the same member came before");
            }
            return name;
        }
    }
}
