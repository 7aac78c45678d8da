package io.github.checkhyperv.wmi.tape;

import java.util.Locale;
import java.util.Set;

/**
 * Puts made-up names into texts. What stands between words stays, so that a path stays a path and
 * the parts of a key the parts of a key.
 */
final class NameScanner {
    private static final int GUID_LENGTH = 36;

    /** Endings that tell what a file is. */
    static final Set<String> ENDINGS =
            Set.of("vhdx", "avhdx", "vhd", "avhd", "vhds", "vhdpmem", "iso", "vfd");

    /** Those that are the same on every host. */
    private static final Set<String> PUBLIC_GUIDS =
            Set.of("00000000-0000-0000-0000-000000000000", "70bb60d2-a9d3-46aa-b654-3de53004b4f8");

    private final MadeUpNames names;

    /** Whether words stay that no name has been made up for. */
    private final boolean message;

    private final String text;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private NameScanner(MadeUpNames names, boolean message, String text) {
        this.names = names;
        this.message = message;
        this.text = text;
    }

    /** The text with every word replaced; all of it is names. */
    static String names(MadeUpNames names, String text) {
        return new NameScanner(names, false, text).scan();
    }

    /** The text with those words replaced that were names before, and all GUIDs and addresses. */
    static String message(MadeUpNames names, String text) {
        return new NameScanner(names, true, text).scan();
    }

    private String scan() {
        while (at < text.length()) {
            if (!isWord(at)) {
                result.append(text.charAt(at++));
            } else {
                String found = next();
                at += found.length();
            }
        }
        return result.toString();
    }

    /** Appends what stands for the name that starts here; returns that name. */
    private String next() {
        String guid = guid();
        if (!guid.isEmpty()) {
            boolean isPublic = PUBLIC_GUIDS.contains(guid.toLowerCase(Locale.ROOT));
            return put(guid, isPublic ? guid : names.guid(guid));
        }
        String ipv4 = ipv4();
        if (!ipv4.isEmpty()) {
            return put(ipv4, names.ipv4(ipv4));
        }
        String ipv6 = message ? ipv6() : "";
        if (!ipv6.isEmpty()) {
            return put(ipv6, names.ipv6(ipv6));
        }
        String word = text.substring(at, end(at));
        return put(word, isKept(word) ? word : names.word(word));
    }

    private String put(String found, String replacement) {
        result.append(replacement);
        return found;
    }

    private boolean isKept(String word) {
        if (message) {
            return !names.knows(word);
        }
        boolean ending = at > 0 && text.charAt(at - 1) == '.';
        return word.length() == 1 && word.charAt(0) < 0x80
                || ending && ENDINGS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Where the word that starts there ends. */
    private int end(int start) {
        int end = start;
        while (end < text.length() && isWord(end)) {
            end++;
        }
        return end;
    }

    private boolean isWord(int index) {
        char c = text.charAt(index);
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE ->
                    true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    private boolean ends(int index) {
        return index == text.length() || !isWord(index);
    }

    private String guid() {
        if (text.length() - at < GUID_LENGTH || !ends(at + GUID_LENGTH)) {
            return "";
        }
        for (int i = 0; i < GUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(at + i);
            if (dash ? c != '-' : c >= 0x80 || Character.digit(c, 16) < 0) {
                return "";
            }
        }
        return text.substring(at, at + GUID_LENGTH);
    }

    private String ipv4() {
        int end = at;
        for (int part = 0; part < 4; part++) {
            int start = end;
            while (end < text.length() && end - start < 3 && isDigit(end)) {
                end++;
            }
            boolean last = part == 3;
            if (end == start || !last && (end == text.length() || text.charAt(end) != '.')) {
                return "";
            }
            end += last ? 0 : 1;
        }
        return ends(end) ? text.substring(at, end) : "";
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** At least two colons between hexadecimal digits; a zone belongs to it. */
    private String ipv6() {
        int end = at;
        int colons = 0;
        while (end < text.length()
                && (text.charAt(end) == ':' || Character.digit(text.charAt(end), 16) >= 0)) {
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        if (colons < 2 || text.charAt(end - 1) == ':' || !ends(end)) {
            return "";
        }
        if (end < text.length() && text.charAt(end) == '%') {
            end = end(end + 1);
        }
        return text.substring(at, end);
    }
}
