package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class InstrumentColumns {
    static final DecimalColumn MIN_QUANTITY = DecimalColumn.of("min_quantity");
    static final DecimalColumn CONTRACT_MULTIPLIER = DecimalColumn.of("contract_multiplier");
    static final DecimalColumn PRICE_MAGNIFIER = DecimalColumn.of("price_magnifier");
    static final DecimalColumn STRIKE_MULTIPLIER = DecimalColumn.of("strike_multiplier");
    static final DecimalColumn TICK_SIZE = DecimalColumn.of("tick_size");
    static final DecimalColumn LOT_SIZE = DecimalColumn.of("lot_size");

    static final Columns EXCHANGE = Columns.of("exchanges", "code", "kind", "created_at");

    static final Columns ASSET = Columns.of("assets", "code", "scale", "created_at");

    /** What an exchange may change of an instrument. */
    static final Columns CHANGING =
            Columns.of(
                    "instruments",
                    "price_scale",
                    "quantity_scale",
                    "tick_size",
                    "lot_size",
                    MIN_QUANTITY.units(),
                    MIN_QUANTITY.scale(),
                    "min_notional",
                    "status",
                    CONTRACT_MULTIPLIER.units(),
                    CONTRACT_MULTIPLIER.scale(),
                    PRICE_MAGNIFIER.units(),
                    PRICE_MAGNIFIER.scale(),
                    STRIKE_MULTIPLIER.units(),
                    STRIKE_MULTIPLIER.scale());

    static final Columns INSTRUMENT =
            CHANGING.with(
                    "exchange_id",
                    "symbol",
                    "base_asset_id",
                    "quote_asset_id",
                    "kind",
                    "description");

    /** An instrument as it is first written. */
    static final Columns NEW_INSTRUMENT = INSTRUMENT.with("created_at");

    static final Columns SYMBOL =
            Columns.of("instrument_symbols", "exchange_id", "symbol", "kind", "instrument_id");

    static final Columns DETECTED_TICK = Columns.of("detected_ticks", "instrument_id");

    static final Columns DEFAULTS =
            Columns.of(
                    "instrument_defaults",
                    "exchange_id",
                    "kind",
                    "quote_asset",
                    TICK_SIZE.units(),
                    TICK_SIZE.scale(),
                    LOT_SIZE.units(),
                    LOT_SIZE.scale(),
                    CONTRACT_MULTIPLIER.units(),
                    CONTRACT_MULTIPLIER.scale());

    static final DecimalColumn FIGURE = DecimalColumn.of("figure");

    static final Columns FILTER =
            Columns.of(
                    "instrument_filters",
                    "instrument_id",
                    "filter",
                    FIGURE.units(),
                    FIGURE.scale());

    static final Columns CHANGE =
            Columns.of(
                    "instrument_changes", "instrument_id", "field", "before", "after", "seen_at");

    static final Columns IMPORT =
            Columns.of(
                    "instrument_imports",
                    "file_name",
                    "file_sha256",
                    "exchange",
                    "inserted",
                    "updated",
                    "unchanged",
                    "rejected",
                    "imported_at");

    private InstrumentColumns() {}
}
