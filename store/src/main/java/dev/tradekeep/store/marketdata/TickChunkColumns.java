package dev.tradekeep.store.marketdata;

import dev.tradekeep.model.tick.TickChunk;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Row;

/** Packed ticks, column by column. */
public final class TickChunkColumns {
    public static final Columns CHUNK =
            Columns.of(
                    "tick_chunks",
                    "series_id",
                    "first_at",
                    "first_sequence",
                    "last_at",
                    "last_sequence",
                    "ticks",
                    "checksum",
                    "packed");

    private TickChunkColumns() {}

    /**
     * The chunk of a row of {@link #CHUNK}, not yet verified.
     *
     * @param kind of its series
     */
    public static TickChunk read(TickKind kind, Row row) {
        return new TickChunk(
                row.getLong("series_id"),
                kind,
                new TickPlace(row.getLong("first_at"), row.getLong("first_sequence")),
                new TickPlace(row.getLong("last_at"), row.getLong("last_sequence")),
                row.getInt("ticks"),
                row.getLong("checksum"),
                row.getBytes("packed"));
    }
}
