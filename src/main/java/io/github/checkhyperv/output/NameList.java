package io.github.checkhyperv.output;

import java.util.List;

/** Names one after the other, the first few where there are many: {@code hv01, hv02 and 7 more}. */
final class NameList {
    private NameList() {}

    /** At most this many names, and how many more there are. */
    static String of(List<String> names, int most) {
        // "and 1 more" would take the place of the name itself.
        int shown = names.size() <= most + 1 ? names.size() : most;
        StringBuilder text = new StringBuilder();
        for (String name : names.subList(0, shown)) {
            text.append(text.length() == 0 ? "" : ", ");
            text.append(name.isBlank() ? "(no name)" : Text.line(name, Headline.HOST));
        }
        if (shown < names.size()) {
            text.append(" and ").append(names.size() - shown).append(" more");
        }
        return text.toString();
    }
}
