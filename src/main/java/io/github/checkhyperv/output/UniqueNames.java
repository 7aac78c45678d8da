package io.github.checkhyperv.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps names apart that would be the same, by numbers behind them, in time linear in the number of
 * names: each candidate that is taken already was made from one name only.
 */
final class UniqueNames {
    private final String sign;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The second of a name carries the sign and a 2. */
    UniqueNames(String sign) {
        this.sign = sign;
    }

    /** The name as it will be shown; should cleaning make two of them equal, they are numbered. */
    String shown(String name) {
        return unique(Text.printable(Text.clip(name, Text.NAME)));
    }

    /** The name itself, or with a number if it was there before. */
    String unique(String name) {
        if (taken.add(name)) {
            return name;
        }
        int number = numbers.getOrDefault(name, 1);
        String candidate;
        do {
            number++;
            candidate = name + sign + number;
        } while (!taken.add(candidate));
        numbers.put(name, number);
        return candidate;
    }
}
