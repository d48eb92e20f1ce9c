package dev.tradekeep.engine.statistics;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/**
 * How a portfolio did, as its books tell: an engine may trade for it at the same time.
 *
 * @param quote what amounts are counted in
 * @param beganAt when its first day was begun, UTC microseconds
 * @param endedAt up to when it was measured
 * @param whole itself, next to buy-and-hold and cash
 * @param parts what each strategy made of each instrument, and what people did by hand
 */
public record PortfolioPerformance(
        String name, Asset quote, long beganAt, long endedAt, Comparison whole, List<Part> parts) {
    public PortfolioPerformance {
        parts = List.copyOf(parts);
    }

    /**
     * What a strategy made of an instrument, or what people did by hand.
     *
     * @param strategy the preset's name, else the strategy's with its parameters
     */
    public record Part(String strategy, String instrument, Performance performance) {}

    /**
     * Reads it.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such portfolio,
     *     {@link ErrorCode#CONFLICT} when nothing was ever measured for it
     */
    public static PortfolioPerformance read(Transaction transaction, String name) {
        long id =
                transaction
                        .find(NameQuery.PORTFOLIO, p -> p.set(1, name), row -> row.getLong(0))
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no portfolio \""
                                                + name
                                                + "\"; 'tradekeep list portfolios' has them."));
        return new PortfolioReading(transaction, id, name).read();
    }
}
