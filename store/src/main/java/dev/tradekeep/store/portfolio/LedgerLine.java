package dev.tradekeep.store.portfolio;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The parameters of one line of a statement that books several lines of a posting. The others, such
 * as the posting's id and the number of the first line, are common to all lines.
 */
record LedgerLine(String account, String assetId, String amount, String reason) {
    private static final int LINES_MAX = 6;

    private static final List<LedgerLine> LINES =
            IntStream.range(0, LINES_MAX).mapToObj(LedgerLine::numbered).toList();

    /** A line of a statement, counted from 0. */
    static LedgerLine of(int line) {
        return LINES.get(line);
    }

    /** The INSERT of so many lines. */
    static String insert(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(line -> of(line).values(line))
                .collect(Collectors.joining(", ", PortfolioColumns.ENTRY.into() + "VALUES ", ""));
    }

    private String values(int line) {
        return "(:posting_id, :portfolio_id, :trade_id, :posted_at, :line + "
                + line
                + ", :"
                + String.join(", :", account, assetId, amount, reason)
                + ")";
    }

    /** Interned, as literals are: names are compared by reference first. */
    private static LedgerLine numbered(int line) {
        return new LedgerLine(
                ("account" + line).intern(),
                ("asset_id" + line).intern(),
                ("amount" + line).intern(),
                ("reason" + line).intern());
    }
}
