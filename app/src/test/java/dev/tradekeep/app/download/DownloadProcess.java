package dev.tradekeep.app.download;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;

/** Downloads candles, first recent ones and then those before them; says each page. */
final class DownloadProcess {
    private static final long DAY = 86_400_000_000L;
    private static final long START = 20_000 * DAY;
    private static final long END = START + 20 * DAY;
    private static final long NOW = END + 2 * DAY;

    private DownloadProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Database database = TestBooks.open(Path.of(arguments[0]))) {
            download(database, () -> System.out.println("page"));
            System.out.println("done");
        }
    }

    static void download(Database database, Runnable page) throws Exception {
        CatalogueEntry instrument =
                database.write(
                        Durability.RELAXED,
                        t ->
                                new InstrumentCatalogue(t)
                                        .ofExchange(
                                                new InstrumentRepository(t)
                                                        .findExchange("sim")
                                                        .orElseThrow())
                                        .getFirst());
        CandleDownload download =
                new CandleDownload(database, markets(), () -> Micros.toInstant(NOW));
        for (long from : new long[] {START + 12 * DAY, START}) {
            var _ =
                    download.run(
                            instrument,
                            "BTCUSDT",
                            new DownloadRequest(
                                    "sim",
                                    "BTCUSDT",
                                    Interval.ONE_MINUTE,
                                    "sim",
                                    from,
                                    END,
                                    ConflictPolicy.STOP,
                                    false),
                            (done, total) -> page.run());
        }
    }

    private static MadeMarkets markets() {
        MadeMarkets made = new MadeMarkets(START, NOW);
        long minute = Interval.ONE_MINUTE.micros();
        for (int hole = 0; hole < 40; hole++) {
            for (int i = 0; i < 1 + hole * 7; i++) {
                made.lose(START + (400L + hole * 701L + i) * minute);
            }
        }
        return made;
    }
}
