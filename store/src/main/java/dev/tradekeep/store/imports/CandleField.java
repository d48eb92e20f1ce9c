package dev.tradekeep.store.imports;

import java.util.List;
import java.util.Locale;

/** The six parts of a candle, in the order that files without a header have them. */
public enum CandleField implements Field {
    TIME(0, FieldRole.TIME, TIME_NAMES),
    OPEN(1, FieldRole.PRICE, List.of("open", "open_price", "o")),
    HIGH(2, FieldRole.PRICE, List.of("high", "high_price", "h")),
    LOW(3, FieldRole.PRICE, List.of("low", "low_price", "l")),
    CLOSE(4, FieldRole.PRICE, List.of("close", "close_price", "c")),
    VOLUME(5, FieldRole.SIZE, List.of("volume", "vol", "base_volume", "v"));

    private final int index;
    private final FieldRole role;
    private final List<String> synonyms;

    CandleField(int index, FieldRole role, List<String> synonyms) {
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
