package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the stream told with what the exchange answers. A stream that is merely late has
 * caught up when it is looked again, or at least told something meanwhile; one that leaves things
 * out has not. One thread at a time looks.
 */
final class StreamCheck {
    /** Answers may be a moment late, too: so often in a row a difference is seen. */
    private static final int LOOKS_SURE = 3;

    private final TrackedOrders orders;
    private final Reconciler reader;
    private final Balances balances;
    private final AtomicLong heard = new AtomicLong();
    private Map<String, Suspicion> before = Map.of();
    private long heardBefore;

    StreamCheck(TrackedOrders orders, Reconciler reader, Balances balances) {
        this.orders = orders;
        this.reader = reader;
        this.balances = balances;
    }

    /**
     * Something that differs.
     *
     * @param is what the exchange answers
     * @param looks how often it was seen in a row
     */
    private record Suspicion(String is, int looks) {}

    /** The stream told something. */
    void heard() {
        heard.incrementAndGet();
    }

    /** Everything was read: what was suspected before counts no more. */
    void reset() {
        before = Map.of();
    }

    /** Whether there was a difference when it was looked last. */
    boolean isSuspicious() {
        return !before.isEmpty();
    }

    /**
     * Looks.
     *
     * @return what the stream surely left out; null when that is nothing
     * @throws VenueException when it could not be looked
     */
    @Nullable String look() throws VenueException {
        long heardNow = heard.get();
        Map<String, String> now;
        try {
            now = differences();
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
        boolean silent = heardNow == heardBefore && heard.get() == heardNow;
        String sure = null;
        Map<String, Suspicion> suspected = new HashMap<>();
        for (Map.Entry<String, String> one : now.entrySet()) {
            Suspicion then = before.get(one.getKey());
            boolean again = then != null && (silent || then.is().equals(one.getValue()));
            int looks = again && then != null ? then.looks() + 1 : 1;
            suspected.put(one.getKey(), new Suspicion(one.getValue(), looks));
            if (looks == LOOKS_SURE) {
                sure = one.getKey();
            }
        }
        before = suspected;
        heardBefore = heardNow;
        return sure;
    }

    private Map<String, String> differences() throws VenueException {
        Map<String, String> found = new HashMap<>();
        List<TrackedOrder> working =
                orders.open().stream().filter(TrackedOrder::isWorking).toList();
        if (!orders.open().isEmpty()) {
            Map<String, Fields> open = new HashMap<>();
            for (Fields listed : reader.readOpen()) {
                TrackedOrder order = reader.find(listed);
                if (order != null) {
                    open.put(order.id(), listed);
                    compare(order, listed, found);
                }
            }
            for (TrackedOrder order : working) {
                if (order.isWorking() && !open.containsKey(order.id())) {
                    found.put("the end of order " + order.id(), "");
                }
            }
        }
        List<AccountBalance> held = reader.readBalances();
        for (String asset : balances.differences(held)) {
            String is =
                    held.stream()
                            .filter(balance -> balance.asset().equals(asset))
                            .map(AccountBalance::toString)
                            .findAny()
                            .orElse("nothing");
            found.put("a change of the balance of " + asset, is);
        }
        return found;
    }

    private static void compare(TrackedOrder order, Fields listed, Map<String, String> found) {
        String executed = listed.text("executedQty");
        if (!order.isAccepted()) {
            found.put("the arrival of order " + order.id(), executed);
        } else if (isMore(order, executed)) {
            found.put("executions of order " + order.id(), executed);
        }
    }

    private static boolean isMore(TrackedOrder order, String executed) {
        try {
            return Amounts.quantity(order.instrument(), executed) > order.traded();
        } catch (TradekeepException misfit) {
            return false;
        }
    }
}
