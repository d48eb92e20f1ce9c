package dev.tradekeep.store.imports;

import java.util.List;
import java.util.Locale;

/** The parts of a quote; files without a header have the first three in this order. */
public enum QuoteField implements Field {
    TIME(0, FieldRole.TIME, TIME_NAMES),
    BID(1, FieldRole.PRICE, List.of("bid", "bid_price", "best_bid", "b")),
    ASK(2, FieldRole.PRICE, List.of("ask", "ask_price", "best_ask", "offer", "a")),
    BID_SIZE(3, FieldRole.SIZE, List.of("bid_size", "bid_qty", "bid_quantity", "bid_volume")),
    ASK_SIZE(4, FieldRole.SIZE, List.of("ask_size", "ask_qty", "ask_quantity", "ask_volume"));

    private final int index;
    private final FieldRole role;
    private final List<String> synonyms;

    QuoteField(int index, FieldRole role, List<String> synonyms) {
        this.index = index;
        this.role = role;
        this.synonyms = synonyms;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public FieldRole role() {
        return role;
    }

    @Override
    public boolean required() {
        return role != FieldRole.SIZE;
    }

    @Override
    public List<String> synonyms() {
        return synonyms;
    }
}
