package dev.tradekeep.store.instruments;

import dev.tradekeep.store.listing.ListingSource;
import java.util.List;

/** The nouns of this package. */
final class InstrumentSource {
    private static final String SYMBOL_BOUND =
            "coalesce((SELECT symbol FROM instruments WHERE id = ?), '')";

    private static final ListingSource.Builder COLUMNS =
            ListingSource.named("instruments", "what exchanges list, one exchange after another")
                    .text("exchange", "e.code")
                    .text("symbol", "i.symbol")
                    .text("exchange_symbol", "n.symbol")
                    .text("kind", "i.kind")
                    .text("status", "i.status")
                    .text("base", "b.code")
                    .text("quote", "q.code")
                    .decimal("tick_size", "i.tick_size", "i.price_scale")
                    .decimal("lot_size", "i.lot_size", "i.quantity_scale")
                    .decimal("min_quantity", "i.min_quantity", "i.min_quantity_scale")
                    .decimal("min_notional", "i.min_notional", "q.scale")
                    .decimal(
                            "contract_multiplier",
                            "i.contract_multiplier",
                            "i.contract_multiplier_scale")
                    .decimal("price_magnifier", "i.price_magnifier", "i.price_magnifier_scale")
                    .decimal(
                            "strike_multiplier", "i.strike_multiplier", "i.strike_multiplier_scale")
                    .text("description", "i.description")
                    .from(
                            """
                            instruments AS i
                            LEFT JOIN exchanges AS e ON e.id = i.exchange_id
                            LEFT JOIN instrument_symbols AS n ON n.instrument_id = i.id
                            LEFT JOIN assets AS b ON b.id = i.base_asset_id
                            LEFT JOIN assets AS q ON q.id = i.quote_asset_id\
                            """);

    static final ListingSource INSTRUMENTS =
            COLUMNS.ascendingFrom(
                    "i.id",
                    List.of("i.exchange_id", "i.symbol"),
                    List.of(
                            "coalesce((SELECT exchange_id FROM instruments WHERE id = ?), 0)",
                            SYMBOL_BOUND));

    /** For those of one exchange. */
    static final ListingSource INSTRUMENTS_BY_SYMBOL =
            COLUMNS.ascendingFrom("i.id", List.of("i.symbol"), List.of(SYMBOL_BOUND));

    static final ListingSource IMPORTS =
            ListingSource.named(
                            "instrument-imports",
                            "files read into the catalogue of instruments, newest first")
                    .integer("id", "m.id")
                    .text("file", "m.file_name")
                    .text("sha256", "m.file_sha256")
                    .text("exchange", "m.exchange")
                    .integer("inserted", "m.inserted")
                    .integer("updated", "m.updated")
                    .integer("unchanged", "m.unchanged")
                    .integer("rejected", "m.rejected")
                    .time("imported_at", "m.imported_at")
                    .from("instrument_imports AS m")
                    .descending("m.id");

    static final ListingSource CHANGES =
            ListingSource.named(
                            "instrument-changes",
                            "what exchanges changed of instruments, newest first")
                    .integer("id", "c.id")
                    .text("exchange", "e.code")
                    .text("symbol", "i.symbol")
                    .text("field", "c.field")
                    .text("before", "c.before")
                    .text("after", "c.after")
                    .time("seen_at", "c.seen_at")
                    .from(
                            """
                            instrument_changes AS c
                            JOIN instruments AS i ON i.id = c.instrument_id
                            JOIN exchanges AS e ON e.id = i.exchange_id\
                            """)
                    .descending("c.id");

    private InstrumentSource() {}
}
