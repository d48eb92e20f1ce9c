package dev.tradekeep.store.imports;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of market data that files hold. */
public enum DataKind {
    CANDLES(CandleField.values()),
    TRADES(TradeField.values()),
    QUOTES(QuoteField.values());

    private final List<Field> fields;

    DataKind(Field... fields) {
        this.fields = List.of(fields);
    }

    /** The parts of a row, each at its index. */
    public List<Field> fields() {
        return fields;
    }

    /** In messages: {@code candles}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In messages: {@code candle}. */
    String one() {
        return noun().substring(0, noun().length() - 1);
    }

    /** The labels of the fields, with commas. */
    public String labels() {
        return fields.stream().map(Field::label).collect(Collectors.joining(", "));
    }
}
