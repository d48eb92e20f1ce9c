package dev.tradekeep.engine.strategy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant. */
final class NearestName {
    /** More slips than this and it is another word. */
    private static final int DISTANCE_MAX = 3;

    private NearestName() {}

    /** The known name with the fewest slips, the first of equals; empty when none is near. */
    static Optional<String> of(String found, Collection<String> known) {
        String lower = found.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int fewest = DISTANCE_MAX + 1;
        for (String name : known) {
            if (Math.abs(name.length() - lower.length()) > DISTANCE_MAX) {
                continue;
            }
            // A slip per letter would make any two short names near.
            int distance = distance(lower, name);
            if (distance < Math.min(fewest, name.length())) {
                fewest = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** How many letters to insert, delete or replace to get from one to the other. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
