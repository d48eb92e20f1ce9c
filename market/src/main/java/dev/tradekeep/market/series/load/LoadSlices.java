package dev.tradekeep.market.series.load;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.CandleQuery;
import dev.tradekeep.market.series.DataImport;
import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.ImportedFile;
import dev.tradekeep.market.series.RefusedRow;
import dev.tradekeep.market.series.RowAppender;
import dev.tradekeep.market.series.SeriesRef;
import dev.tradekeep.market.series.TickQuery;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which staged rows go into their series, or are dropped: each a task of the writer.
 */
final class LoadSlices {
    /** A slice takes no further row after so long; what closing it does comes on top. */
    private static final long SLICE_NANOS = 20_000_000;

    /** A slice takes no further row when so many spans of roll-ups are to be made anew. */
    private static final int SPANS_MAX = 32;

    /** How many packed rows are dropped at a time. */
    private static final int DROPPED_MAX = 64;

    private LoadSlices() {}

    /**
     * What a slice did.
     *
     * @param done the load as it ended; empty while rows are left
     */
    record Slice(Optional<StagedLoad> done, List<RefusedRow> refused) {}

    /** Adds the next rows of a complete load; without any it ends it. */
    static Slice next(Transaction transaction, long id, InstantSource clock) {
        StagedLoads loads = new StagedLoads(transaction);
        StagedLoad load = loads.get(id);
        Optional<StagedLoads.Numbered> first = loads.firstRows(id);
        if (first.isEmpty()) {
            end(transaction, load, clock);
            return new Slice(Optional.of(load), List.of());
        }
        return add(transaction, load, first.get().number(), first.get().rows());
    }

    private static Slice add(
            Transaction transaction, StagedLoad load, long number, StagedRows rows) {
        long[] values = new long[rows.width() - StagedRows.HEAD];
        List<RefusedRow> refused = new ArrayList<>();
        long begun = System.nanoTime();
        int row = load.rowsDone();
        Appended appended;
        try (RowAppender appender =
                load.into().open(transaction, load.onConflict(), rows.before(row))) {
            do {
                rows.copy(row, values);
                try {
                    appender.add(values);
                } catch (TradekeepException e) {
                    refused.add(new RefusedRow(rows.line(row), requireOfRow(e)));
                }
                row++;
            } while (row < rows.rows()
                    && appender.spans() < SPANS_MAX
                    && System.nanoTime() - begun < SLICE_NANOS);
            appended = appender.appended();
        }
        StagedLoads loads = new StagedLoads(transaction);
        boolean all = row == rows.rows();
        if (all) {
            loads.deleteRows(load.id(), number);
        }
        loads.advance(load.id(), all ? 0 : row, appended, refused.size());
        return new Slice(Optional.empty(), refused);
    }

    /** What is wrong with a row in this series; anything else ends the load. */
    static TradekeepException requireOfRow(TradekeepException e) {
        if (e.code().kind() != ErrorCode.Kind.USER) {
            throw e;
        }
        return e;
    }

    private static void end(Transaction transaction, StagedLoad load, InstantSource clock) {
        new StagedLoads(transaction).delete(load.id());
        ImportedFile file = load.file();
        if (file == null) {
            return;
        }
        DataImport done =
                new DataImport(
                        file.name(),
                        file.sha256(),
                        load.appended().inserted(),
                        load.appended().unchanged(),
                        load.appended().replaced(),
                        load.rejected(),
                        load.rounded());
        new ImportLog(transaction).record(load.into(), done, Micros.now(clock));
    }

    /**
     * Drops some rows of a load that is not complete; without any, the load itself and the series
     * that was made for it.
     *
     * @return whether it is gone
     */
    static boolean drop(Transaction transaction, long id) {
        StagedLoads loads = new StagedLoads(transaction);
        Optional<StagedLoads.Numbered> first = loads.firstRows(id);
        if (first.isPresent()) {
            loads.deleteRows(id, first.get().number() + DROPPED_MAX - 1);
            return false;
        }
        StagedLoad load = loads.get(id);
        loads.delete(id);
        if (load.madeSeries()) {
            transaction.update(
                    switch (load.into()) {
                        case SeriesRef.OfCandles _ -> CandleQuery.DELETE_SERIES;
                        case SeriesRef.OfTicks _ -> TickQuery.DELETE_SERIES;
                    },
                    Binder.of(load.into().id()));
        }
        return true;
    }
}
