package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds which part of a row.
 *
 * @param names every column, in order; columns without a name are called by their number, from 1
 * @param positions index into {@code names} for each field of the kind, at its place among those;
 *     -1 for one that the file does not have
 */
public record ColumnMapping(List<String> names, List<Integer> positions) {
    private static final int NOWHERE = -1;

    public ColumnMapping {
        names = List.copyOf(names);
        positions = List.copyOf(positions);
    }

    /** Where this part is, an index into {@link #names}. */
    public int position(Field field) {
        return positions.get(field.index());
    }

    /** Whether the file has this part. */
    public boolean has(Field field) {
        return position(field) != NOWHERE;
    }

    /** For each field whether the file has it. */
    boolean[] present() {
        boolean[] present = new boolean[positions.size()];
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

    /** For each column the ordinal of the part it holds, or -1 for an extra column. */
    int[] fieldByColumn() {
        int[] fields = new int[names.size()];
        Arrays.fill(fields, NOWHERE);
        for (int field = 0; field < positions.size(); field++) {
            if (positions.get(field) != NOWHERE) {
                fields[positions.get(field)] = field;
            }
        }
        return fields;
    }

    /**
     * Finds the columns by name, with those of the option taken as given.
     *
     * @param source the file, for messages
     * @param option as in {@link ImportOptions#columns}
     */
    static ColumnMapping named(
            DataKind kind, String source, List<String> names, @Nullable String option) {
        int[] positions = fromOption(kind, source, names, option);
        for (Field field : kind.fields()) {
            if (positions[field.index()] == NOWHERE) {
                positions[field.index()] = bySynonym(source, names, field);
            }
        }
        return checked(kind, source, names, positions);
    }

    /**
     * Takes the first of {@code count} columns for the required fields in their order, unless the
     * option differs.
     */
    static ColumnMapping unnamed(DataKind kind, String source, int count, @Nullable String option) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add(Integer.toString(i));
        }
        int[] positions = fromOption(kind, source, names, option);
        for (Field field : kind.fields()) {
            int index = field.index();
            if (positions[index] == NOWHERE && field.required() && index < count) {
                positions[index] = index;
            }
        }
        return checked(kind, source, names, positions);
    }

    private static int[] fromOption(
            DataKind kind, String source, List<String> names, @Nullable String option) {
        int[] positions = new int[kind.fields().size()];
        Arrays.fill(positions, NOWHERE);
        if (option == null) {
            return positions;
        }
        for (String part : option.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw badOption(source, part, "wanted a form such as time=timestamp or open=2");
            }
            Field field = field(kind, source, part, part.substring(0, equals).strip());
            if (positions[field.index()] != NOWHERE) {
                throw badOption(source, part, field.label() + " is named twice");
            }
            positions[field.index()] = column(source, names, part.substring(equals + 1).strip());
        }
        return positions;
    }

    private static Field field(DataKind kind, String source, String part, String label) {
        for (Field field : kind.fields()) {
            if (field.label().equalsIgnoreCase(label)) {
                return field;
            }
        }
        throw badOption(source, part, "wanted one of " + kind.labels());
    }

    private static int column(String source, List<String> names, String wanted) {
        int found = find(source, names, wanted);
        if (found != NOWHERE) {
            return found;
        }
        int number = number(wanted);
        if (number >= 1 && number <= names.size()) {
            return number - 1;
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                source + ": there is no column \"" + wanted + "\"; " + found(names) + ".");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return NOWHERE;
        }
    }

    private static int bySynonym(String source, List<String> names, Field field) {
        for (String synonym : field.synonyms()) {
            int position = find(source, names, synonym);
            if (position != NOWHERE) {
                return position;
            }
        }
        return NOWHERE;
    }

    private static int find(String source, List<String> names, String wanted) {
        String key = normalised(wanted);
        int position = NOWHERE;
        for (int i = 0; i < names.size(); i++) {
            if (!normalised(names.get(i)).equals(key)) {
                continue;
            }
            if (position != NOWHERE) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        source
                                + ": column \""
                                + names.get(i)
                                + "\" is there twice; say which by number, such as open=2.");
            }
            position = i;
        }
        return position;
    }

    private static String normalised(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static ColumnMapping checked(
            DataKind kind, String source, List<String> names, int[] positions) {
        List<Integer> boxed = new ArrayList<>(positions.length);
        for (Field field : kind.fields()) {
            int position = positions[field.index()];
            if (position == NOWHERE && field.required()) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        source
                                + ": no column for the "
                                + field.label()
                                + "; "
                                + found(names)
                                + "; name it, such as "
                                + field.label()
                                + "=NAME or "
                                + field.label()
                                + "=NUMBER.");
            }
            if (position != NOWHERE && boxed.contains(position)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        source
                                + ": column \""
                                + names.get(position)
                                + "\" is taken for both "
                                + kind.fields().get(boxed.indexOf(position)).label()
                                + " and "
                                + field.label()
                                + "; name each, such as time=1,open=2.");
            }
            boxed.add(position);
        }
        return new ColumnMapping(names, boxed);
    }

    private static String found(List<String> names) {
        return "found " + names.size() + " columns: " + String.join(", ", names);
    }

    private static TradekeepException badOption(String source, String part, String reason) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                source + ": cannot use the columns option \"" + part + "\": " + reason + ".");
    }
}
