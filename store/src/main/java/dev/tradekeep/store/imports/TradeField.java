package dev.tradekeep.store.imports;

import java.util.List;
import java.util.Locale;

/** The parts of a public trade, in the order that files without a header have them. */
public enum TradeField implements Field {
    TIME(0, FieldRole.TIME, TIME_NAMES),
    PRICE(1, FieldRole.PRICE, List.of("price", "trade_price", "px", "p")),
    QUANTITY(2, FieldRole.SIZE, List.of("quantity", "qty", "size", "amount", "volume", "q", "v"));

    private final int index;
    private final FieldRole role;
    private final List<String> synonyms;

    TradeField(int index, FieldRole role, List<String> synonyms) {
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
        return true;
    }

    @Override
    public List<String> synonyms() {
        return synonyms;
    }
}
