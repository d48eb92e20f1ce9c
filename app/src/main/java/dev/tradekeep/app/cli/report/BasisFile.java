package dev.tradekeep.app.cli.report;

import dev.tradekeep.engine.accounting.DeclaredCost;
import dev.tradekeep.engine.accounting.ReportBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.IsoTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What deposits had cost, out of a file that their owner wrote. */
final class BasisFile {
    private static final String HEADER = "posting,acquired_at,cost,currency";
    private static final int LINES_MAX = 100_000;

    private BasisFile() {}

    /**
     * Reads it, by the ids of postings.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a line is not what it
     *     should be
     */
    static Map<Long, DeclaredCost> read(Path file, ReportBooks books) {
        Map<Long, DeclaredCost> costs = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!HEADER.equals(lines.readLine())) {
                throw wrong(file, 1, "Wanted the header " + HEADER, null);
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > LINES_MAX) {
                    throw wrong(file, number, "Wanted at most " + LINES_MAX + " lines", null);
                }
                if (!line.isBlank()) {
                    add(line, file, number, books, costs);
                }
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    file + " cannot be read (" + e.getMessage() + "). Wanted a CSV file.",
                    e);
        }
        return costs;
    }

    private static void add(
            String line, Path file, int number, ReportBooks books, Map<Long, DeclaredCost> costs) {
        String[] cells = line.split(",", -1);
        if (cells.length != 4) {
            throw wrong(file, number, "Wanted the four cells " + HEADER, null);
        }
        try {
            Asset currency = books.asset(books.assetId(cells[3].strip()));
            long cost = FixedPoint.parse(cells[2].strip(), currency.scale());
            if (cost < 0) {
                throw wrong(file, number, "Wanted a cost of 0 or more", null);
            }
            DeclaredCost declared =
                    new DeclaredCost(
                            IsoTime.parse(cells[1].strip()), cost, books.assetId(cells[3].strip()));
            if (costs.put(Long.valueOf(cells[0].strip()), declared) != null) {
                throw wrong(file, number, "Wanted each posting once", null);
            }
        } catch (NumberFormatException e) {
            throw wrong(file, number, "Wanted the number of a posting", e);
        }
    }

    private static TradekeepException wrong(
            Path file, int line, String wanted, @Nullable Exception cause) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, file + ", line " + line + ": " + wanted + ".", cause);
    }
}
