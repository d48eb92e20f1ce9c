package dev.tradekeep.venue.local.spot;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens on an exchange, in order and under its lock. What is shown may change later:
 * it is to be read at once.
 */
public interface ExchangeListener {
    /** What happened to an order. */
    enum ReportKind {
        NEW,
        CANCELED,
        REPLACED,
        REJECTED,
        TRADE,
        EXPIRED,
        TRADE_PREVENTION
    }

    /**
     * Something happened to an order.
     *
     * @param fill the trade, null for anything else
     * @param previousClientId what the order was called before it was canceled or replaced
     * @param requestClientId what the cancel is called, null for anything else
     */
    record Report(
            SpotOrder order,
            ReportKind kind,
            @Nullable Fill fill,
            @Nullable String previousClientId,
            @Nullable String requestClientId,
            long executionId,
            long timeMicros) {}

    void reported(Report report);

    /** Balances may have changed; told once after everything else that one request did. */
    void balances(Account account, Collection<Balance> changed, long timeMicros);

    /** Something was paid in or out. */
    void deposited(Account account, String asset, long amount, long timeMicros);

    /** A list of orders began or ended. */
    void listed(OrderList list, boolean begins, long timeMicros);

    /** An account forgets its orders, fills and lists. */
    default void forgotten(Account account) {
        // Most keep nothing of an account.
    }

    void traded(SpotMarket market, PublicTrade trade);

    /** The visible quantity at a price changed; the market's update number has risen. */
    void level(SpotMarket market, boolean buy, long price, long quantity);

    /** A request is done: what belongs together has been told. */
    void settled();
}
