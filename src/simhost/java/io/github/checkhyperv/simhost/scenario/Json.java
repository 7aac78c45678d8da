package io.github.checkhyperv.simhost.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A JSON object that complains about members that nobody asked for. */
final class Json {
    private final JsonObject object;
    private final Set<String> unread;

    Json(JsonObject object) {
        this.object = object;
        this.unread = new HashSet<>(object.keySet());
        this.unread.remove("comment");
    }

    boolean has(String name) {
        unread.remove(name);
        return object.has(name) && !object.get(name).isJsonNull();
    }

    String text(String name, String otherwise) {
        return has(name) ? object.get(name).getAsString() : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? object.get(name).getAsBoolean() : otherwise;
    }

    int number(String name, int otherwise) {
        return has(name) ? object.get(name).getAsInt() : otherwise;
    }

    Integer integerOrNull(String name) {
        return has(name) ? object.get(name).getAsInt() : null;
    }

    /** A number; {@code otherwise} when it is absent, null when it is null. */
    Long longOrNull(String name, Long otherwise) {
        if (has(name)) {
            return object.get(name).getAsLong();
        }
        return object.has(name) ? null : otherwise;
    }

    /** A list; {@code otherwise} when it is absent, null when it is null. */
    <T> List<T> list(String name, List<T> otherwise, Function<JsonElement, T> read) {
        if (!has(name)) {
            return object.has(name) ? null : otherwise;
        }
        List<T> list = new ArrayList<>();
        object.get(name).getAsJsonArray().forEach(element -> list.add(read.apply(element)));
        return list;
    }

    Json object(String name) {
        return has(name) ? new Json(object.get(name).getAsJsonObject()) : null;
    }

    JsonElement raw(String name) {
        unread.remove(name);
        return object.get(name);
    }

    /** To be called when all has been read. */
    void end() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown members " + unread + " in " + object);
        }
    }
}
