package dev.tradekeep.bench.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * Candles of an hour that look for trouble: prices on a coarse grid, so that limits are touched
 * exactly and a stop and a target lie in one candle; gaps in time and in price, candles without
 * volume, and others with too little. The same seed gives the same candles.
 */
final class MadeCandles {
    private static final int COUNT = 400;
    private static final int FIRST_PRICE = 100;
    private static final int PRICE_MIN = 20;
    private static final int STEP_MAX = 3;
    private static final int WICK_MAX = 3;
    private static final int JUMP_MAX = 8;
    private static final int HOURS_MISSING_MAX = 4;
    private static final int VOLUME_MAX = 2_000;
    private static final int PERCENT = 100;
    private static final int MISSING_PERCENT = 4;
    private static final int JUMP_PERCENT = 10;
    private static final int DRY_PERCENT = 10;
    private static final Instant FIRST = Instant.parse("2025-01-02T00:00:00Z");

    private MadeCandles() {}

    /**
     * Writes them as CSV.
     *
     * @param weekdays whether there are none on weekends
     */
    static Path write(Path folder, long seed, boolean weekdays) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("timestamp,open,high,low,close,volume\n");
        Instant time = FIRST;
        int close = FIRST_PRICE;
        for (int i = 0; i < COUNT; i++) {
            int open = Math.max(PRICE_MIN, close + jump(random));
            close = Math.max(PRICE_MIN, open + random.nextInt(-STEP_MAX, STEP_MAX + 1));
            int high = Math.max(open, close) + random.nextInt(WICK_MAX + 1);
            int low = Math.max(1, Math.min(open, close) - random.nextInt(WICK_MAX + 1));
            int volume = chance(random, DRY_PERCENT) ? 0 : random.nextInt(VOLUME_MAX);
            if (!weekdays || !isWeekend(time)) {
                csv.append(time.toString().replace("Z", ""))
                        .append("," + open + "," + high + "," + low + "," + close + "," + volume)
                        .append('\n');
            }
            int hours =
                    chance(random, MISSING_PERCENT)
                            ? 1 + random.nextInt(1, HOURS_MISSING_MAX + 1)
                            : 1;
            time = time.plus(Duration.ofHours(hours));
        }
        try {
            return Files.writeString(folder.resolve("seed-" + seed + "-1h.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException("The candles of seed " + seed + " were not written", e);
        }
    }

    private static int jump(SplittableRandom random) {
        return chance(random, JUMP_PERCENT) ? random.nextInt(-JUMP_MAX, JUMP_MAX + 1) : 0;
    }

    private static boolean chance(SplittableRandom random, int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    private static boolean isWeekend(Instant time) {
        DayOfWeek day = time.atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
