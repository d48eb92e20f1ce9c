package dev.tradekeep.store.imports;

import java.util.List;
import java.util.Locale;

/** The six parts of a candle, in the order that files without a header have them. */
public enum CandleField {
    TIME(0),
    OPEN(1),
    HIGH(2),
    LOW(3),
    CLOSE(4),
    VOLUME(5);

    /** Every part, at its {@link #index()}. */
    static final List<CandleField> ALL = List.of(values());

    /** How many there are. */
    static final int COUNT = 6;

    private final int index;
    private final String label = name().toLowerCase(Locale.ROOT);

    CandleField(int index) {
        this.index = index;
    }

    /** The place of its column in a file without a header, from 0. */
    int index() {
        return index;
    }

    /** The name in options and messages: {@code time}, {@code open} and so on. */
    public String label() {
        return label;
    }

    /** Names of such a column in lower case with {@code _} for spaces; the surest first. */
    List<String> synonyms() {
        return switch (this) {
            case TIME ->
                    List.of(
                            "timestamp",
                            "open_time",
                            "opentime",
                            "datetime",
                            "start",
                            "start_time",
                            "unix",
                            "time",
                            "date",
                            "ts",
                            "t");
            case OPEN -> List.of("open", "open_price", "o");
            case HIGH -> List.of("high", "high_price", "h");
            case LOW -> List.of("low", "low_price", "l");
            case CLOSE -> List.of("close", "close_price", "c");
            case VOLUME -> List.of("volume", "vol", "base_volume", "v");
        };
    }
}
