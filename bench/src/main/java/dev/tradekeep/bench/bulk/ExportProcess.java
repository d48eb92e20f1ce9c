package dev.tradekeep.bench.bulk;

import dev.tradekeep.app.Main;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.bulk.RowFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code tradekeep db export} in a process with a small heap, its output counted as it comes. */
final class ExportProcess {
    static final int HEAP_MB = 128;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final long SECONDS_MAX = 600;

    private ExportProcess() {}

    /**
     * Exports the made-up table.
     *
     * @throws IllegalStateException when the process fails or writes another number of rows
     */
    static double rowsPerSecond(Path database, RowFormat format, long rows) {
        long start = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-XX:+UseSerialGC",
                                    "-Xmx" + HEAP_MB + "m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Main.class.getName(),
                                    "db",
                                    "export",
                                    MadeUpTable.NAME,
                                    "--db",
                                    database.toString(),
                                    "--format",
                                    Word.of(format),
                                    "--time-limit",
                                    Long.toString(SECONDS_MAX))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            long found = countRows(process.getInputStream(), format);
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("The export failed: " + process);
            }
            if (found != rows) {
                throw new IllegalStateException("Wanted " + rows + " rows, found " + found);
            }
            return rows * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
        } catch (IOException e) {
            throw new UncheckedIOException("The export cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while exporting", e);
        }
    }

    /** No value of the table holds what marks a row. */
    private static long countRows(InputStream output, RowFormat format) throws IOException {
        int mark =
                switch (format) {
                    case CSV -> '\n';
                    case JSON, NDJSON -> '{';
                };
        long found = format == RowFormat.CSV ? -1 : 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
            for (int i = 0; i < read; i++) {
                found += buffer[i] == mark ? 1 : 0;
            }
        }
        return found;
    }
}
