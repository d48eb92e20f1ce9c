package dev.tradekeep.model.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a mistyped one most likely meant. */
public final class Nearest {
    /** Beyond this share of the word (one letter in so many), a suggestion is a guess. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private Nearest() {}

    /** The candidate with the fewest mistakes, the first of equals; empty when none is close. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int mistakesMax = Math.max(1, word.length() / LETTERS_PER_MISTAKE);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> mistakes(word, candidate)))
                .filter(candidate -> mistakes(word, candidate) <= mistakesMax);
    }

    /**
     * Letters inserted, left out, replaced, or swapped with their neighbour, to turn one word into
     * the other (optimal string alignment distance), row by row.
     */
    static int mistakes(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
