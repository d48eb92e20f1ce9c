package dev.tradekeep.market.imports.columns;

import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of market data that files hold. */
public enum DataKind {
    CANDLES(MarketFields.CANDLE),
    TRADES(MarketFields.TRADE),
    QUOTES(MarketFields.QUOTE);

    private final List<Field> fields;

    DataKind(List<Field> fields) {
        this.fields = fields;
    }

    /** The parts of a row, each at its index. */
    public List<Field> fields() {
        return fields;
    }

    /** In messages: {@code candles}. */
    public String noun() {
        return Word.of(this);
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
