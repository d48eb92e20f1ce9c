package dev.tradekeep.venue.local.spot;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who trades: balances, orders and lists. Read and changed under the lock of its exchange. */
public final class Account {
    /** How many lists are remembered; the oldest that ended are forgotten. */
    private static final int LISTS_MAX = 10_000;

    private final int number;
    private final String name;
    private final boolean house;
    private final Map<String, Balance> balances = new LinkedHashMap<>();
    private final Map<SpotMarket, Shelf> shelves = new HashMap<>();
    private final NavigableMap<Long, OrderList> lists = new TreeMap<>();
    private final Set<Balance> touched = new LinkedHashSet<>();
    private FeeRates fees;
    private @Nullable String feeAsset;
    private long updatedMicros;

    Account(int number, String name, boolean house, FeeRates fees) {
        this.number = number;
        this.name = name;
        this.house = house;
        this.fees = fees;
    }

    /** Of its own, from 1. */
    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    /** Whether it belongs to the exchange: not counted, not remembered. */
    public boolean isHouse() {
        return house;
    }

    /** All that it ever had, by the order of their coming. */
    public Collection<Balance> balances() {
        return balances.values();
    }

    public Balance balance(String asset) {
        return balances.computeIfAbsent(asset, Balance::new);
    }

    public Shelf shelf(SpotMarket market) {
        return shelves.computeIfAbsent(market, key -> new Shelf(!house));
    }

    /** By id. */
    public NavigableMap<Long, OrderList> lists() {
        return Collections.unmodifiableNavigableMap(lists);
    }

    public FeeRates fees() {
        return fees;
    }

    /** Sets what it pays from now on. */
    public void fees(FeeRates rates) {
        fees = rates;
    }

    /** What fees are paid in as long as there is enough of it, or null. */
    public @Nullable String feeAsset() {
        return feeAsset;
    }

    /** Sets what fees are paid in; null for what is received. */
    public void feeAsset(@Nullable String asset) {
        feeAsset = asset;
    }

    /** When a balance changed last, 0 for never. */
    public long updatedMicros() {
        return updatedMicros;
    }

    /** Forgets all orders, fills and lists; nothing of them is open. */
    void forget() {
        shelves.clear();
        lists.clear();
    }

    void add(OrderList list) {
        lists.put(list.id(), list);
        if (lists.size() > LISTS_MAX) {
            lists.values().stream()
                    .filter(OrderList::isDone)
                    .findFirst()
                    .ifPresent(old -> lists.remove(old.id()));
        }
    }

    void touch(Balance balance, long timeMicros) {
        touched.add(balance);
        updatedMicros = timeMicros;
    }

    Set<Balance> touched() {
        return touched;
    }
}
