package dev.tradekeep.market.series;

import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/** Trades and quotes of the market, and their series, in one transaction. */
public final class TickRepository {
    private final Transaction transaction;

    public TickRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * The series of an instrument, kind and source, made when it is not there.
     *
     * @param sizeScale of a new series
     */
    public TickSeries ensureSeries(long instrumentId, TickKind kind, String source, int sizeScale) {
        transaction.update(
                TickQuery.ENSURE_SERIES,
                p ->
                        bindKey(p, instrumentId, kind, source)
                                .set("size_scale", sizeScale)
                                .set("ticks", 0));
        return findSeries(instrumentId, kind, source).orElseThrow();
    }

    /** The series of an instrument, kind and source, if there is one. */
    public Optional<TickSeries> findSeries(long instrumentId, TickKind kind, String source) {
        return transaction.find(
                TickQuery.FIND_SERIES,
                p -> bindKey(p, instrumentId, kind, source),
                TickRepository::readSeries);
    }

    /** A series by its key, if there is one. */
    public Optional<TickSeries> getSeries(long id) {
        return transaction.find(TickQuery.GET_SERIES, Binder.of(id), TickRepository::readSeries);
    }

    /** The series of an instrument and kind, in the order in which they were made. */
    public List<TickSeries> ofInstrument(long instrumentId, TickKind kind) {
        return transaction.list(
                TickQuery.OF_INSTRUMENT,
                p -> p.set("instrument_id", instrumentId).set("kind", kind),
                TickRepository::readSeries);
    }

    /** Every series, in the order in which they were made. */
    public List<TickSummary> listSeries() {
        return transaction.list(
                TickQuery.LIST_SERIES,
                Binder.NONE,
                row ->
                        new TickSummary(
                                row.getLong("id"),
                                row.getText("exchange"),
                                row.getText("symbol"),
                                row.getWord(TickKind.class, "kind"),
                                row.getText("source"),
                                row.getLong("ticks"),
                                row.getLongOr("first_at", 0),
                                row.getLongOr("last_at", 0),
                                row.getLongOrNull("keep_days")));
    }

    /**
     * Begins to add ticks to a series. The caller closes it, which brings the catalogue up to date.
     */
    public TickAppender append(TickSeries series, ConflictPolicy onConflict) {
        return new TickAppender(transaction, series, onConflict);
    }

    /** The decimals of the prices of a series. */
    public int priceScale(TickSeries series) {
        return transaction.get(TickQuery.PRICE_SCALE, Binder.of(series.id()), row -> row.getInt(0));
    }

    /**
     * Visits the ticks of {@code from..to}, the end excluded, in order, packed or not, in constant
     * memory.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with {@link
     *     dev.tradekeep.model.error.ErrorCode#DATABASE_CORRUPT} when packed ticks are damaged;
     *     those before them have been visited
     */
    public void forEach(TickSeries series, long from, long to, TickVisitor visitor) {
        new TickScan(transaction, series, from, to, visitor).run();
    }

    private static Parameters bindKey(
            Parameters p, long instrumentId, TickKind kind, String source) {
        return p.set("instrument_id", instrumentId).set("kind", kind).set("source", source);
    }

    private static TickSeries readSeries(Row row) {
        return new TickSeries(
                row.getLong("id"),
                row.getLong("instrument_id"),
                row.getWord(TickKind.class, "kind"),
                row.getText("source"),
                row.getInt("size_scale"),
                row.getLong("ticks"),
                row.getLongOr("first_at", 0),
                row.getLongOr("last_at", 0));
    }
}
