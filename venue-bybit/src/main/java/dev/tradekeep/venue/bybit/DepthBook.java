package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.BookTop;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order book that is kept from snapshots and the changes after them. Each change has the number
 * after the one before; one that is missing, or a bid that is not below the asks, makes the book
 * worthless until the next snapshot.
 *
 * <p>Not thread-safe.
 */
final class DepthBook {
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private boolean sound;
    private long update;

    /** What became of a message. */
    enum Outcome {
        /** The book is as the message says. */
        APPLIED,
        /** It says nothing new, or comes before the snapshot. */
        IGNORED,
        /** Changes are missing before it; the book holds nothing any more. */
        GAP,
        /** A bid is not below the asks; the book holds nothing any more. */
        CROSSED
    }

    /**
     * Takes a message.
     *
     * @param snapshot whether it is the whole book
     * @throws NumberFormatException when a price or a size is no number
     */
    Outcome apply(boolean snapshot, JsonNode data) {
        long number = Fields.whole(data, "u");
        // A service that was started anew counts from 1, and begins with the whole book.
        if (snapshot || number == 1) {
            clear();
            sound = true;
        } else if (!sound || number <= update) {
            return Outcome.IGNORED;
        } else if (number != update + 1) {
            clear();
            return Outcome.GAP;
        }
        update = number;
        change(bids, data.path("b"));
        change(asks, data.path("a"));
        if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0) {
            clear();
            return Outcome.CROSSED;
        }
        return Outcome.APPLIED;
    }

    private static void change(Map<BigDecimal, BigDecimal> side, JsonNode levels) {
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.path(0).asString(""));
            BigDecimal size = new BigDecimal(level.path(1).asString(""));
            if (size.signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, size);
            }
        }
    }

    /** Forgets everything: the next message that counts is a snapshot. */
    void clear() {
        bids.clear();
        asks.clear();
        sound = false;
        update = 0;
    }

    /** How many levels it has on both sides. */
    int levels() {
        return bids.size() + asks.size();
    }

    /** The best prices; null while a side is empty. */
    @Nullable BookTop top(long at) {
        Map.Entry<BigDecimal, BigDecimal> bid = bids.firstEntry();
        Map.Entry<BigDecimal, BigDecimal> ask = asks.firstEntry();
        return bid == null || ask == null
                ? null
                : new BookTop(
                        exact(bid.getKey()),
                        exact(bid.getValue()),
                        exact(ask.getKey()),
                        exact(ask.getValue()),
                        at);
    }

    private static Decimal exact(BigDecimal number) {
        return Fields.fit(number);
    }
}
