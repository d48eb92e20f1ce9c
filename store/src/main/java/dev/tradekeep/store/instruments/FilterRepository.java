package dev.tradekeep.store.instruments;

import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.EnumMap;
import java.util.Map;

/** What exchanges ask of orders besides, and what they changed, in one transaction. */
public final class FilterRepository {
    private final Transaction transaction;

    public FilterRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The filters of an instrument. */
    public InstrumentFilters of(long instrumentId) {
        Map<OrderFilter, Decimal> figures = new EnumMap<>(OrderFilter.class);
        transaction.forEach(
                FilterQuery.OF_INSTRUMENT,
                Binder.of(instrumentId),
                row ->
                        figures.put(
                                row.getWord(OrderFilter.class, "filter"),
                                InstrumentColumns.FIGURE.get(row)));
        return figures.isEmpty() ? InstrumentFilters.NONE : new InstrumentFilters(figures);
    }

    /** Keeps what an exchange changed. */
    public void record(InstrumentChange change, long at) {
        transaction.update(
                FilterQuery.INSERT_CHANGE,
                p ->
                        p.set("instrument_id", change.instrumentId())
                                .set("field", change.field())
                                .set("before", change.before())
                                .set("after", change.after())
                                .set("seen_at", at));
    }

    /** Makes the filters of an instrument these. */
    public void put(long instrumentId, InstrumentFilters filters) {
        transaction.update(FilterQuery.DELETE, Binder.of(instrumentId));
        filters.figures()
                .forEach((filter, figure) ->
                        transaction.update(
                                FilterQuery.INSERT,
                                p -> {
                                    p.set("instrument_id", instrumentId).set("filter", filter);
                                    InstrumentColumns.FIGURE.set(p, figure);
                                }));
    }
}
