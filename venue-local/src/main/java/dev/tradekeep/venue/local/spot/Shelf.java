package dev.tradekeep.venue.local.spot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The orders and fills of one account in one symbol. */
public final class Shelf {
    /** How many orders are remembered; the oldest closed ones are forgotten. */
    public static final int ORDERS_MAX = 200_000;

    /** How many fills are remembered at least. */
    public static final int FILLS_MAX = 200_000;

    private final boolean remembers;
    private final NavigableMap<Long, SpotOrder> orders = new TreeMap<>();
    private final Map<String, SpotOrder> byClientId = new HashMap<>();
    private final Map<Long, SpotOrder> open = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<PreventedMatch> prevented = new ArrayList<>();

    Shelf(boolean remembers) {
        this.remembers = remembers;
    }

    /** Those that may still trade, oldest first. */
    public Collection<SpotOrder> open() {
        return open.values();
    }

    /** All, by id. */
    public NavigableMap<Long, SpotOrder> orders() {
        return orders;
    }

    /** By trade id. */
    public List<Fill> fills() {
        return fills;
    }

    /** Matches with itself that did not happen, oldest first. */
    public List<PreventedMatch> prevented() {
        return prevented;
    }

    /** Whether both sides of a trade belong to this account. */
    public boolean isSelfTrade(Fill fill) {
        int at = Collections.binarySearch(fills, fill, Comparator.comparingLong(Fill::tradeId));
        return isSameTrade(at - 1, fill) || isSameTrade(at + 1, fill);
    }

    private boolean isSameTrade(int index, Fill fill) {
        return index >= 0 && index < fills.size() && fills.get(index).tradeId() == fill.tradeId();
    }

    public @Nullable SpotOrder find(long id) {
        return orders.get(id);
    }

    /** The newest with this client id. */
    public @Nullable SpotOrder find(String clientId) {
        return byClientId.get(clientId);
    }

    boolean hasOpen(String clientId) {
        SpotOrder found = byClientId.get(clientId);
        return found != null && found.state().isOpen();
    }

    void add(SpotOrder order) {
        orders.put(order.id(), order);
        byClientId.put(order.clientId(), order);
        open.put(order.id(), order);
        if (orders.size() > ORDERS_MAX) {
            forgetOldest();
        }
    }

    /** Takes an order of an earlier start. */
    void restore(SpotOrder order) {
        orders.put(order.id(), order);
        byClientId.put(order.clientId(), order);
        if (order.state().isOpen()) {
            open.put(order.id(), order);
        }
    }

    void close(SpotOrder order) {
        open.remove(order.id());
        if (!remembers) {
            forget(order);
        }
    }

    void rename(SpotOrder order, String before) {
        byClientId.remove(before, order);
        byClientId.put(order.clientId(), order);
    }

    void add(Fill fill) {
        if (!remembers) {
            return;
        }
        fills.add(fill);
        if (fills.size() > FILLS_MAX + FILLS_MAX / 4) {
            fills.subList(0, FILLS_MAX / 4).clear();
        }
    }

    void add(PreventedMatch match) {
        prevented.add(match);
        if (prevented.size() > FILLS_MAX) {
            prevented.removeFirst();
        }
    }

    private void forgetOldest() {
        for (SpotOrder order : orders.values()) {
            if (!order.state().isOpen()) {
                forget(order);
                return;
            }
        }
    }

    private void forget(SpotOrder order) {
        orders.remove(order.id());
        byClientId.remove(order.clientId(), order);
    }
}
