package dev.tradekeep.store.listing;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values of a listing's filters as the query takes them: names turned into keys, times into
 * microseconds.
 */
final class Filters {
    private static final int VALUE_LENGTH_MAX = 256;

    private final List<Object> values;

    private Filters(List<Object> values) {
        this.values = values;
    }

    /** The number of parameters they fill, from the first on. */
    int count() {
        return values.size();
    }

    void bind(Parameters parameters) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Long number) {
                parameters.set(i + 1, number.longValue());
            } else {
                parameters.set(i + 1, (String) values.get(i));
            }
        }
    }

    /**
     * Reads the values of a listing's filters.
     *
     * @throws TradekeepException when one is malformed or names a row that is not there
     */
    static Filters read(Transaction transaction, Listing listing, Map<String, String> given) {
        List<Object> values = new ArrayList<>();
        for (Filter filter : listing.filters()) {
            if (filter.hasValue()) {
                values.add(value(transaction, filter, given.getOrDefault(filter.name(), "")));
            }
        }
        return new Filters(values);
    }

    private static Object value(Transaction transaction, Filter filter, String text) {
        if (text.isBlank() || text.length() > VALUE_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw wanted(filter, "a text of 1 to " + VALUE_LENGTH_MAX + " characters", text);
        }
        return switch (filter.kind()) {
            case FLAG -> throw new IllegalStateException(filter.name() + " has no value");
            case TEXT -> text;
            case SEARCH -> search(filter, text);
            case INTEGER -> integer(filter, text);
            case TIME -> time(filter, text);
            case CHOICE -> choice(filter, text);
            case NAME -> key(transaction, filter, text);
        };
    }

    private static Long integer(Filter filter, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw wanted(filter, "a whole number", text);
        }
    }

    private static Long time(Filter filter, String text) {
        try {
            return IsoTime.parse(text);
        } catch (TradekeepException e) {
            throw wanted(filter, "a time such as 2026-01-31T23:59:00Z", text);
        }
    }

    private static String choice(Filter filter, String text) {
        for (String choice : filter.choices()) {
            if (choice.equalsIgnoreCase(text)) {
                return choice;
            }
        }
        String choices = String.join(", ", filter.choices()).toLowerCase(Locale.ROOT);
        throw wanted(filter, "one of " + choices, text);
    }

    private static String search(Filter filter, String text) {
        SearchWords words = SearchWords.of(text);
        if (words.isEmpty()) {
            throw wanted(filter, "at least one word", text);
        }
        return words.apart();
    }

    private static Long key(Transaction transaction, Filter filter, String text) {
        NameQuery lookup = filter.lookup();
        if (lookup == null) {
            throw new IllegalStateException(filter.name() + " has no lookup");
        }
        return NamedRow.key(transaction, lookup, text);
    }

    private static TradekeepException wanted(Filter filter, String wanted, String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted " + wanted + " for " + filter.name() + ", found \"" + found + "\".");
    }
}
