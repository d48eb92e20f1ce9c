package dev.tradekeep.store.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds which part of a candle.
 *
 * @param names every column, in order; columns without a name are called by their number, from 1
 * @param positions index into {@code names} for each {@link CandleField}, at its place in that enum
 */
public record ColumnMapping(List<String> names, List<Integer> positions) {
    private static final int NOWHERE = -1;

    public ColumnMapping {
        names = List.copyOf(names);
        positions = List.copyOf(positions);
    }

    /** Where this part is, an index into {@link #names}. */
    public int position(CandleField field) {
        return positions.get(field.index());
    }

    /** What the column of this part is called. */
    public String name(CandleField field) {
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
        for (int field = 0; field < CandleField.COUNT; field++) {
            fields[positions.get(field)] = field;
        }
        return fields;
    }

    /**
     * Finds the columns by name, with those of the option taken as given.
     *
     * @param source the file, for messages
     * @param option as in {@link ImportOptions#columns}
     */
    static ColumnMapping named(String source, List<String> names, @Nullable String option) {
        int[] positions = fromOption(source, names, option);
        for (CandleField field : CandleField.ALL) {
            if (positions[field.index()] == NOWHERE) {
                positions[field.index()] = bySynonym(source, names, field);
            }
        }
        return checked(source, names, positions);
    }

    /**
     * Takes the first six of {@code count} columns in the usual order, unless the option differs.
     */
    static ColumnMapping unnamed(String source, int count, @Nullable String option) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add(Integer.toString(i));
        }
        int[] positions = fromOption(source, names, option);
        for (int field = 0; field < CandleField.COUNT; field++) {
            if (positions[field] == NOWHERE && field < count) {
                positions[field] = field;
            }
        }
        return checked(source, names, positions);
    }

    private static int[] fromOption(String source, List<String> names, @Nullable String option) {
        int[] positions = new int[CandleField.COUNT];
        Arrays.fill(positions, NOWHERE);
        if (option == null) {
            return positions;
        }
        for (String part : option.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw badOption(source, part, "wanted a form such as time=timestamp or open=2");
            }
            CandleField field = field(source, part, part.substring(0, equals).strip());
            if (positions[field.index()] != NOWHERE) {
                throw badOption(source, part, field.label() + " is named twice");
            }
            positions[field.index()] = column(source, names, part.substring(equals + 1).strip());
        }
        return positions;
    }

    private static CandleField field(String source, String part, String label) {
        for (CandleField field : CandleField.ALL) {
            if (field.label().equalsIgnoreCase(label)) {
                return field;
            }
        }
        throw badOption(source, part, "wanted one of time, open, high, low, close, volume");
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

    private static int bySynonym(String source, List<String> names, CandleField field) {
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

    private static ColumnMapping checked(String source, List<String> names, int[] positions) {
        List<Integer> boxed = new ArrayList<>(CandleField.COUNT);
        for (CandleField field : CandleField.ALL) {
            int position = positions[field.index()];
            if (position == NOWHERE) {
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
            if (boxed.contains(position)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        source
                                + ": column \""
                                + names.get(position)
                                + "\" is taken for both "
                                + CandleField.ALL.get(boxed.indexOf(position)).label()
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
