package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.store.sqlite.audit.ExactSum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trades of one order, in the order they were booked. Made once and filled for each order. */
final class Fills {
    private static final Fee NO_FEE = new Fee(new Asset("NONE", 0), 0);

    /** A trade; {@code replayed} once an event was found for it. */
    static final class Booked {
        final long tradeId;
        final String exchangeTradeId;
        final long price;
        final long quantity;
        final long notional;
        final long at;
        boolean replayed;

        Booked(
                long tradeId,
                String exchangeTradeId,
                long price,
                long quantity,
                long notional,
                long at) {
            this.tradeId = tradeId;
            this.exchangeTradeId = exchangeTradeId;
            this.price = price;
            this.quantity = quantity;
            this.notional = notional;
            this.at = at;
        }

        Fill fill() {
            return new Fill(exchangeTradeId, price, quantity, notional, NO_FEE, at);
        }
    }

    private final List<Booked> booked = new ArrayList<>();
    private ExactSum quantity = new ExactSum();
    private ExactSum notional = new ExactSum();

    void clear() {
        booked.clear();
        quantity = new ExactSum();
        notional = new ExactSum();
    }

    /** Adds a trade; returns the one before it that has the same id at the exchange. */
    @Nullable Booked add(Booked trade) {
        Booked twin = find(trade.exchangeTradeId);
        booked.add(trade);
        quantity.add(trade.quantity);
        notional.add(trade.notional);
        return twin;
    }

    @Nullable Booked find(@Nullable String exchangeTradeId) {
        for (Booked one : booked) {
            if (one.exchangeTradeId.equals(exchangeTradeId)) {
                return one;
            }
        }
        return null;
    }

    List<Booked> all() {
        return booked;
    }

    ExactSum quantity() {
        return quantity;
    }

    ExactSum notional() {
        return notional;
    }
}
