package io.github.checkhyperv.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Set;
import java.util.TreeSet;

/** The members of a document, with those of what they hold; of a list, those of its elements. */
public final class JsonShape {
    private JsonShape() {}

    /** Paths such as {@code disks.statuses.code}. */
    public static Set<String> of(JsonElement document) {
        Set<String> paths = new TreeSet<>();
        add(paths, "", document);
        return paths;
    }

    private static void add(Set<String> paths, String path, JsonElement element) {
        if (element.isJsonObject()) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(
                            member -> {
                                paths.add(path + member.getKey());
                                add(paths, path + member.getKey() + ".", member.getValue());
                            });
        } else if (element instanceof JsonArray list) {
            list.forEach(item -> add(paths, path, item));
        }
    }
}
