package dev.tradekeep.market.imports.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which column of a file holds which part of a row.
 *
 * @param names every column, in order; columns without a name are called by their number, from 1
 * @param positions index into {@code names} for each field of the kind, at its place among those,
 *     then for the time of day and for the symbol; -1 for one that the file does not have
 */
public record ColumnMapping(List<String> names, List<Integer> positions) {
    public static final int NOWHERE = -1;

    /** What a row may have next to the fields of its kind. */
    public static final int EXTRAS = 2;

    private static final List<String> LOOKS =
            List.of("bid", "ask", "size", "qty", "quantity", "vol", "amount", "lots");

    public ColumnMapping {
        names = List.copyOf(names);
        positions = List.copyOf(positions);
    }

    /** Where the time of day is among the positions, when a column of its own has it. */
    public static int timeOfDay(DataKind kind) {
        return kind.fields().size();
    }

    /** Where the symbol is among the positions. */
    public static int symbol(DataKind kind) {
        return kind.fields().size() + 1;
    }

    /** Where this part is, an index into {@link #names}. */
    public int position(Field field) {
        return positions.get(field.index());
    }

    /** Whether the file has this part. */
    public boolean has(Field field) {
        return position(field) != NOWHERE;
    }

    boolean hasTimeOfDay() {
        return positions.get(positions.size() - EXTRAS) != NOWHERE;
    }

    /** Whether a column says whose row it is. */
    public boolean hasSymbol() {
        return positions.getLast() != NOWHERE;
    }

    /** For each field whether the file has it. */
    public boolean[] present() {
        boolean[] present = new boolean[positions.size() - EXTRAS];
        for (int field = 0; field < present.length; field++) {
            present[field] = positions.get(field) != NOWHERE;
        }
        return present;
    }

    /** What the column of this part is called. */
    public String name(Field field) {
        return names.get(position(field));
    }

    /** The columns that are not read, in order. */
    public List<String> extraNames() {
        List<String> extra = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!positions.contains(i)) {
                extra.add(names.get(i));
            }
        }
        return extra;
    }

    /** Columns that are not read and look like a part that was not found. */
    public List<String> missedNames() {
        if (!positions.subList(0, positions.size() - EXTRAS).contains(NOWHERE)) {
            return List.of();
        }
        return extraNames().stream()
                .filter(name -> LOOKS.stream().anyMatch(key(name)::contains))
                .toList();
    }

    /** For each column the place of the part it holds among the positions, or -1. */
    public int[] fieldByColumn() {
        int[] fields = new int[names.size()];
        Arrays.fill(fields, NOWHERE);
        for (int field = 0; field < positions.size(); field++) {
            if (positions.get(field) != NOWHERE) {
                fields[positions.get(field)] = field;
            }
        }
        return fields;
    }

    /** What names of columns are compared by: their letters and digits, in lower case. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
