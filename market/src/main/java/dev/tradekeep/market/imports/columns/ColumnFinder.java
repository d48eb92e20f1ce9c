package dev.tradekeep.market.imports.columns;

import static dev.tradekeep.market.imports.columns.ColumnMapping.NOWHERE;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which column of a file holds what: by the options, by names, by the usual order. */
public final class ColumnFinder {
    private final DataKind kind;
    private final String source;
    private final List<String> names;
    private final ColumnOptions options;
    private final int[] positions;

    private ColumnFinder(DataKind kind, String source, List<String> names, ColumnOptions options) {
        this.kind = kind;
        this.source = source;
        this.names = names;
        this.options = options;
        positions = new int[kind.fields().size() + ColumnMapping.EXTRAS];
        Arrays.fill(positions, NOWHERE);
    }

    /**
     * Finds the columns by name, with those of the options taken as given.
     *
     * @param source the file, for messages
     * @param sample the values of the first row, as far as they are known
     */
    public static ColumnMapping named(
            DataKind kind,
            String source,
            List<String> names,
            List<String> sample,
            ColumnOptions options) {
        ColumnFinder finder = new ColumnFinder(kind, source, names, options);
        finder.readOptions();
        finder.joinTimes(sample);
        for (Field field : kind.fields()) {
            if (finder.positions[field.index()] == NOWHERE) {
                finder.positions[field.index()] = finder.bySynonym(field.synonyms());
            }
        }
        int symbol = ColumnMapping.symbol(kind);
        if (finder.positions[symbol] == NOWHERE) {
            int found = finder.bySynonym(MarketFields.SYMBOL_NAMES);
            finder.positions[symbol] = finder.isTaken(found) ? NOWHERE : found;
        }
        return finder.checked();
    }

    /**
     * Takes the first of as many columns as the first row has for the required fields in their
     * order, unless the options differ.
     */
    public static ColumnMapping unnamed(
            DataKind kind, String source, List<String> sample, ColumnOptions options) {
        int count = sample.size();
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add(Integer.toString(i));
        }
        ColumnFinder finder = new ColumnFinder(kind, source, names, options);
        finder.readOptions();
        int shift = finder.joinFirstTwo(sample) ? 1 : 0;
        for (Field field : kind.fields()) {
            int index = field.index();
            int column = index == 0 ? 0 : index + shift;
            if (finder.positions[index] == NOWHERE && field.required() && column < count) {
                finder.positions[index] = column;
            }
        }
        return finder.checked();
    }

    private void readOptions() {
        if (options.spec() != null) {
            for (String part : options.spec().split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw bad(part, "wanted a form such as time=timestamp or open=2");
                }
                Field field = field(part, part.substring(0, equals).strip());
                if (positions[field.index()] != NOWHERE) {
                    throw bad(part, field.label() + " is named twice");
                }
                positions[field.index()] = column(part.substring(equals + 1).strip());
            }
        }
        if (options.time() != null) {
            String[] parts = options.time().split(",", -1);
            if (parts.length > 2) {
                throw bad(options.time(), "wanted one or two columns for the time");
            }
            positions[0] = column(parts[0].strip());
            if (parts.length == 2) {
                positions[ColumnMapping.timeOfDay(kind)] = column(parts[1].strip());
            }
        }
        if (options.symbol() != null) {
            positions[ColumnMapping.symbol(kind)] = column(options.symbol());
        }
    }

    /** A date and a time of day in two columns are one time. */
    private void joinTimes(List<String> sample) {
        if (positions[0] != NOWHERE) {
            return;
        }
        int date = find("date");
        int time = find("time");
        if (date != NOWHERE
                && time != NOWHERE
                && (sample.size() != names.size() || isTimeOfDay(sample.get(time)))) {
            positions[0] = date;
            positions[ColumnMapping.timeOfDay(kind)] = time;
        }
    }

    private boolean joinFirstTwo(List<String> sample) {
        if (positions[0] != NOWHERE
                || sample.size() < 2
                || sample.get(0).indexOf(':') >= 0
                || sample.get(1).indexOf(':') < 0
                || !isTimeOfDay(sample.get(1))) {
            return false;
        }
        positions[0] = 0;
        positions[ColumnMapping.timeOfDay(kind)] = 1;
        return true;
    }

    private static boolean isTimeOfDay(String text) {
        return text.strip().matches("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?|\\d{4}|\\d{6}|\\d{9}");
    }

    private Field field(String part, String label) {
        for (Field field : kind.fields()) {
            if (field.label().equalsIgnoreCase(label)) {
                return field;
            }
        }
        throw bad(part, "wanted one of " + kind.labels());
    }

    private int column(String wanted) {
        int found = find(wanted);
        if (found != NOWHERE) {
            return found;
        }
        int number = number(wanted);
        if (number >= 1 && number <= names.size()) {
            return number - 1;
        }
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                source + ": there is no column \"" + wanted + "\"; " + found() + ".");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return NOWHERE;
        }
    }

    private int bySynonym(List<String> synonyms) {
        for (String synonym : synonyms) {
            int position = find(synonym);
            if (position != NOWHERE) {
                return position;
            }
        }
        return NOWHERE;
    }

    /**
     * The one of this name; of several that differ in their letters' case the one that is equal.
     */
    private int find(String wanted) {
        String key = ColumnMapping.key(wanted);
        int position = NOWHERE;
        boolean twice = false;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(wanted) && names.indexOf(wanted) == names.lastIndexOf(wanted)) {
                return i;
            }
            if (!key.isEmpty() && ColumnMapping.key(names.get(i)).equals(key)) {
                twice |= position != NOWHERE;
                position = i;
            }
        }
        if (twice) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    source
                            + ": column \""
                            + names.get(position)
                            + "\" is there twice; say which by number, such as open=2.");
        }
        return position;
    }

    private boolean isTaken(int position) {
        return Arrays.stream(positions).anyMatch(taken -> taken == position);
    }

    private ColumnMapping checked() {
        List<Integer> boxed = new ArrayList<>(positions.length);
        for (int i = 0; i < positions.length; i++) {
            int position = positions[i];
            if (position == NOWHERE && i < kind.fields().size()) {
                requireOptional(kind.fields().get(i));
            }
            if (position != NOWHERE && boxed.contains(position)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        source
                                + ": column \""
                                + names.get(position)
                                + "\" is taken for both "
                                + label(boxed.indexOf(position))
                                + " and "
                                + label(i)
                                + "; name each, such as time=1,open=2.");
            }
            boxed.add(position);
        }
        return new ColumnMapping(names, boxed);
    }

    private String label(int place) {
        if (place < kind.fields().size()) {
            return kind.fields().get(place).label();
        }
        return place == ColumnMapping.timeOfDay(kind) ? "time of day" : "symbol";
    }

    private void requireOptional(Field field) {
        boolean volume = field.equals(MarketFields.VOLUME);
        if (field.required() && !(volume && options.noVolume())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    source
                            + ": no column for the "
                            + field.label()
                            + "; "
                            + found()
                            + "; name it, such as "
                            + field.label()
                            + "=NAME or "
                            + field.label()
                            + "=NUMBER"
                            + (volume ? ", or say --no-volume." : "."));
        }
    }

    private String found() {
        return "found " + names.size() + " columns: " + String.join(", ", names);
    }

    private TradekeepException bad(@Nullable String part, String reason) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                source + ": cannot use the columns option \"" + part + "\": " + reason + ".");
    }
}
