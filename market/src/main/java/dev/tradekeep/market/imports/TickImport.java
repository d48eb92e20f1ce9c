package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.ImportLog;
import dev.tradekeep.market.series.TickAppender;
import dev.tradekeep.market.series.TickRepository;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.text.ReadProgress;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the trades or quotes of one file into one series. The whole file is one unit of work: when
 * it fails, nothing of it is in the books. Importing a file again changes nothing.
 */
public final class TickImport {
    private final Store store;
    private final InstantSource clock;

    public TickImport(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Surveys a file and imports it.
     *
     * @throws TradekeepException when the file or a row of it is bad, with the books as they were
     */
    public ImportOutcome<TickSeries> run(
            TickKind kind, ImportRequest request, ReadProgress progress) {
        long start = System.nanoTime();
        SurveyedFile file = SurveyedFile.of(store, dataKind(kind), request, progress);
        return store.write(
                Durability.RELAXED, transaction -> load(transaction, kind, file, progress, start));
    }

    private static DataKind dataKind(TickKind kind) {
        return switch (kind) {
            case TRADES -> DataKind.TRADES;
            case QUOTES -> DataKind.QUOTES;
        };
    }

    private ImportOutcome<TickSeries> load(
            Transaction transaction,
            TickKind kind,
            SurveyedFile file,
            ReadProgress progress,
            long start) {
        ImportRequest request = file.request();
        ImportLog log = new ImportLog(transaction);
        TickRepository ticks = new TickRepository(transaction);
        ListedInstrument listed = file.listed(transaction, Micros.now(clock));
        TickSeries series =
                ticks.ensureSeries(listed.id(), kind, request.source(), file.sizeScale());
        Optional<Long> importedBefore = log.findTicks(series.id(), file.survey().sha256());
        long[] tick = new long[kind.width()];
        SurveyedFile.Loaded loaded;
        try (TickAppender appender = ticks.append(series, request.onConflict())) {
            loaded =
                    file.load(
                            listed.instrument(),
                            series.sizeScale(),
                            null,
                            values -> {
                                System.arraycopy(values, 1, tick, 0, tick.length);
                                appender.add(values[0], tick);
                            },
                            appender::appended,
                            progress);
        }
        log.recordTicks(series.id(), loaded.done(), Micros.now(clock));
        return new ImportOutcome<>(
                listed,
                ticks.getSeries(series.id()).orElseThrow(),
                file.survey(),
                loaded.done(),
                loaded.report(),
                importedBefore,
                System.nanoTime() - start);
    }
}
