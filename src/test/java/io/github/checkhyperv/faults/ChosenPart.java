package io.github.checkhyperv.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The combinations that each build runs: every manner once (by NTLM alone where it does not
 * matter), in a place that its name decides, and those in {@code chosen.txt}, without which a check
 * could be gone from the program and only the whole matrix would notice. .ci/tests/prove-matrix
 * proves that no others are needed.
 */
final class ChosenPart {
    private ChosenPart() {}

    static List<Combination> of(List<Combination> all) throws IOException {
        Map<String, List<Combination>> manners = new LinkedHashMap<>();
        Set<String> wholeOnly = KerberosCombinations.familiesAboveSecurity();
        for (Combination each : all) {
            if (wholeOnly.contains(each.family())) {
                continue; // Each build runs them by NTLM.
            }
            String manner = each.family() + ": " + each.manner();
            manners.computeIfAbsent(manner, name -> new ArrayList<>()).add(each);
        }
        Set<String> names = new LinkedHashSet<>(listed());
        // By the name, so that a new manner leaves the places of the others as they were.
        manners.forEach(
                (manner, places) -> {
                    int turn = Math.floorMod(manner.hashCode(), places.size());
                    names.add(places.get(turn).toString());
                });
        return all.stream().filter(each -> names.contains(each.toString())).toList();
    }

    /** The names in the list. */
    static List<String> listed() throws IOException {
        try (InputStream in = ChosenPart.class.getResourceAsStream("/faults/chosen.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
