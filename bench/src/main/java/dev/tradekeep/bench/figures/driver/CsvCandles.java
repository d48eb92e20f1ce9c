package dev.tradekeep.bench.figures.driver;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The lines of a file of candles, read as a program without a library for it would. */
final class CsvCandles {
    private static final int COLUMNS = 6;

    private CsvCandles() {}

    /** Microseconds, four prices in hundredths, and the volume in ten thousandths. */
    static long[] parse(String line) {
        String[] fields = line.split(",", -1);
        long[] values = new long[COLUMNS];
        values[0] = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(fields[0]));
        for (int i = 1; i < COLUMNS; i++) {
            int decimals = i == COLUMNS - 1 ? 4 : 2;
            values[i] = new BigDecimal(fields[i]).movePointRight(decimals).longValueExact();
        }
        return values;
    }
}
