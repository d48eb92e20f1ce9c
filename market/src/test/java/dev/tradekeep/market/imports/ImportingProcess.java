package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that imports a file of candles in slices. It prints a line before each task of the
 * writer, and at its end waits to be killed.
 */
public final class ImportingProcess {
    private ImportingProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database = TestBooks.open(Path.of(arguments[0]))) {
            ImportRequest request =
                    ImportBooks.request(
                            Path.of(arguments[1]),
                            ImportOptions.DETECT,
                            0,
                            ErrorPolicy.STOP,
                            ConflictPolicy.STOP);
            new CandleImport(
                            new SteppedStore(database, _ -> System.out.println("step")),
                            TestBooks.CLOCK,
                            WriterPace.IN_SLICES)
                    .run(request, ReadProgress.NONE);
            int _ = System.in.read();
        }
    }
}
