package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one symbol, or all, and keeps the symbols that it saw. */
final class SymbolFilter {
    /** A file with more symbols is refused. */
    static final int SYMBOLS_MAX = 10_000;

    private static final int NAMED_MAX = 8;

    private final @Nullable String wanted;
    private final int place;
    private final Set<String> seen = new LinkedHashSet<>();
    private String latest = "";

    SymbolFilter(DataKind kind, @Nullable String wanted) {
        this.wanted = wanted;
        place = ColumnMapping.symbol(kind);
    }

    /**
     * The columns of the rows from now on.
     *
     * @throws TradekeepException when a symbol is wanted and no column has it
     */
    void start(String source, ColumnMapping columns) {
        if (wanted != null && !columns.hasSymbol()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    source
                            + ": no column says whose row it is; found "
                            + String.join(", ", columns.names())
                            + "; name it with --symbol-column.");
        }
    }

    boolean takes(RawRow row) {
        if (row.problem() != null || !row.has(place)) {
            return true;
        }
        CharSequence symbol = row.text(place);
        if (!latest.contentEquals(symbol)) {
            latest = symbol.toString();
            if (seen.size() < SYMBOLS_MAX) {
                seen.add(latest);
            }
        }
        return wanted == null || wanted.equals(latest);
    }

    /** The symbols of the file, in the order in which they came. */
    List<String> seen() {
        return new ArrayList<>(seen);
    }

    /**
     * Ends a survey.
     *
     * @throws TradekeepException when rows of several symbols would become one series
     */
    void requireOne(String file, long rows) {
        if (wanted == null && seen.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file
                            + ": it holds "
                            + found()
                            + ". Say which with --symbol, or leave --instrument out to import each"
                            + " into an instrument of its own.");
        }
        if (wanted != null && rows == 0) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + ": it has no row of " + wanted + "; it holds " + found() + ".");
        }
    }

    private String found() {
        return seen.size()
                + " symbols: "
                + String.join(", ", seen.stream().limit(NAMED_MAX).toList())
                + (seen.size() > NAMED_MAX ? " and others" : "");
    }
}
