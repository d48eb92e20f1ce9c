package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.store.sql.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a file of instruments. */
enum InstrumentField {
    MARKET,
    SYMBOL,
    TYPE,
    DESCRIPTION,
    QUOTE_CURRENCY,
    CONTRACT_MULTIPLIER,
    MINIMUM_PRICE_VARIATION,
    LOT_SIZE,
    MARKET_TICKER,
    MINIMUM_ORDER_SIZE,
    PRICE_MAGNIFIER,
    STRIKE_MULTIPLIER;

    static final List<InstrumentField> ALL = List.of(values());

    /** Without these there is no instrument. */
    static final List<InstrumentField> REQUIRED =
            List.of(MARKET, SYMBOL, TYPE, QUOTE_CURRENCY, MINIMUM_PRICE_VARIATION, LOT_SIZE);

    /** The name in the header. */
    String label() {
        return Word.of(this);
    }

    /** The field of a column of this name, if it is one. */
    static Optional<InstrumentField> of(String label) {
        return Arrays.stream(values()).filter(field -> field.label().equals(label)).findFirst();
    }
}
