package dev.tradekeep;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Files of candles that the tests make. */
final class SampleCandles {
    static final String HEADER = "timestamp,open,high,low,close,volume\n";

    /** Five minutes that any import takes. */
    static final List<String> FIVE =
            List.of(
                    "2025-01-01T00:00:00Z,100.5,101.5,99.5,100.0,1.25",
                    "2025-01-01T00:01:00Z,100.0,102.0,99.0,101.0,2.5",
                    "2025-01-01T00:02:00Z,101.0,101.5,100.5,101.5,0",
                    "2025-01-01T00:03:00Z,101.5,103.0,101.0,102.5,4",
                    "2025-01-01T00:04:00Z,102.5,102.5,98.0,98.5,0.75");

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int WAVE_MINUTES = 60;
    private static final int STEP = 7;

    private SampleCandles() {}

    /** A CSV file with a header and these rows. */
    static Path csv(Path file, List<String> rows) throws IOException {
        return Files.writeString(file, HEADER + String.join("\n", rows) + "\n");
    }

    /** A CSV file of minutes whose price goes up and down, so that averages cross. */
    static Path wave(Path file, int minutes) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            int close = 40_000;
            for (int minute = 0; minute < minutes; minute++) {
                int open = close;
                boolean rising = minute / (WAVE_MINUTES / 2) % 2 == 0;
                close = open + (rising ? STEP : -STEP) + minute % 3;
                out.write(START.plusSeconds(60L * minute) + ",");
                out.write(open + ".5," + (Math.max(open, close) + 2) + ".0,");
                out.write((Math.min(open, close) - 1) + ".0," + close + ".0,");
                out.write(minute % 100 + ".0625\n");
            }
        }
        return file;
    }
}
