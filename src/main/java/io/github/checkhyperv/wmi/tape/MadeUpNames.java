package io.github.checkhyperv.wmi.tape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Words, GUIDs and addresses in place of others: the same for the same, whatever its case, and
 * never the same for two. Nothing of a word but its length, case and digits is in the one that is
 * made up: it depends on how many came before.
 */
final class MadeUpNames {
    /** No hexadecimal digit is among them, so that no word becomes a part of a GUID. */
    private static final String LETTERS = "ghijklmnopqrstuvwxyz";

    private static final int SHORTEST = 2;

    /** After so many words that are taken, a longer one is made. */
    private static final int TRIES = 100;

    private final Random random = new Random(1);
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> guids = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> taken = new HashSet<>(NameScanner.ENDINGS);

    /** Whether there is one for this word by now. */
    boolean knows(String word) {
        return words.containsKey(folded(word));
    }

    /** A word of the same length, in the same case, with digits in the same places. */
    String word(String word) {
        String name = words.computeIfAbsent(folded(word), this::free);
        StringBuilder cased = new StringBuilder(name);
        for (int i = 0; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                cased.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return cased.toString();
    }

    private String free(String word) {
        StringBuilder shape = new StringBuilder(word);
        while (shape.length() < SHORTEST) {
            shape.append('x');
        }
        for (int i = 1; true; i++) {
            String name = shaped(shape);
            if (!name.equals(word) && taken.add(name)) {
                return name;
            }
            if (i % TRIES == 0) {
                shape.append('x');
            }
        }
    }

    private String shaped(CharSequence shape) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            boolean digit = shape.charAt(i) >= '0' && shape.charAt(i) <= '9';
            name.append(
                    digit
                            ? (char) ('0' + random.nextInt(10))
                            : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** Character by character, as a text keeps its length then. */
    private static String folded(String word) {
        char[] folded = word.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    /** A GUID in lower case if there is a letter in lower case in this one, else in upper case. */
    String guid(String guid) {
        String name = guids.computeIfAbsent(folded(guid), this::hexadecimal);
        boolean lower = false;
        for (int i = 0; i < guid.length(); i++) {
            lower |= Character.isLowerCase(guid.charAt(i));
        }
        return lower ? name : name.toUpperCase(Locale.ROOT);
    }

    private String hexadecimal(String guid) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < guid.length(); i++) {
            name.append(guid.charAt(i) == '-' ? '-' : Character.forDigit(random.nextInt(16), 16));
        }
        return name.toString();
    }

    /**
     * One of the IPv4 addresses that are kept for documents (RFC 5737), and when there are no more,
     * for measurements (198.18.0.0/15, RFC 2544).
     */
    String ipv4(String address) {
        String name = addresses.get(address);
        if (name == null) {
            int number = addresses.size();
            name = network(number / 254) + (1 + number % 254);
            addresses.put(address, name);
        }
        return name;
    }

    private static String network(int number) {
        String[] documents = {"192.0.2.", "198.51.100.", "203.0.113."};
        if (number < documents.length) {
            return documents[number];
        }
        int other = number - documents.length;
        return "198." + (18 + other / 256 % 2) + "." + other % 256 + ".";
    }

    /** One of the IPv6 addresses that are kept for documents (RFC 3849). */
    String ipv6(String address) {
        String key = folded(address);
        String name = addresses.get(key);
        if (name == null) {
            name = "2001:db8::" + Integer.toHexString(1 + addresses.size());
            addresses.put(key, name);
        }
        return name;
    }
}
