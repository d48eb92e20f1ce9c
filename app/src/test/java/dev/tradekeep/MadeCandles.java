package dev.tradekeep;

import dev.tradekeep.model.number.FixedPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files of candles as vendors write them, made up from one seed, with what makes real ones hard:
 * gaps, times without a zone, decimals that come and go, prices from a thousandth to six digits, a
 * low that nobody believes, and volumes with the noise of binary fractions.
 */
final class MadeCandles {
    /** The sample of the documentation has so many rows. */
    static final int HOURS = 4_312;

    static final int MINUTES = 45_031;
    static final int FOUR_HOURS = 20_695;
    static final int DAYS = 5_905;
    static final int MINUTES_OF_DAY = 1_440;

    private static final long SEED = 20_250_101;
    private static final int SHARES = 1_000_000;

    /** Every so many rows a volume has eleven decimals. */
    private static final int NOISE_EVERY = 997;

    private static final int SPIKE_EVERY = 5_003;

    private static final DateTimeFormatter SECONDS = pattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = pattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private MadeCandles() {}

    /** Every file with its name, in a folder. */
    static List<Path> all(Path folder) throws IOException {
        return List.of(
                Files.writeString(folder.resolve("btc-usd-1h.csv"), hours()),
                Files.writeString(folder.resolve("btc-perp-1m.csv"), minutes()),
                Files.writeString(folder.resolve("btc-usd-4h.json"), fourHours()),
                Files.writeString(folder.resolve("btc-usd-1d.json"), days()),
                zip(folder.resolve("btc-usd-1m-20221213.zip"), "minutes.csv", minutesOfADay()));
    }

    /** Hours with three gaps of eight hours in all: {@code docs/sample/btc-usd-1h.csv}. */
    static String hours() {
        Walk walk = new Walk(9_341_250, 50, 3_000, 72);
        walk.scale = 2;
        walk.volumeBound = 4_000_000;
        BitSet left = slots(1_000, 1, 2_000, 5, 3_000, 2);
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        return csv(HOURS, first, Duration.ofHours(1), SECONDS, walk, left);
    }

    /** Minutes without a gap; the largest volumes leave no room for eleven decimals. */
    static String minutes() {
        Walk walk = new Walk(46_319_000, 125, 700, 720);
        walk.scale = 3;
        walk.volumeBound = 4_000_000_000L;
        walk.spike = 1_000;
        Instant first = Instant.parse("2021-12-31T23:01:00Z");
        return csv(MINUTES, first, Duration.ofMinutes(1), MICROS, walk, new BitSet());
    }

    private static String csv(
            int rows,
            Instant first,
            Duration step,
            DateTimeFormatter format,
            Walk walk,
            BitSet left) {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        int written = 0;
        for (int slot = 0; written < rows; slot++) {
            walk.step();
            if (left.get(slot)) {
                continue;
            }
            text.append(format.format(first.plus(step.multipliedBy(slot))));
            for (long price : new long[] {walk.open, walk.high, walk.low, walk.close}) {
                text.append(',').append(FixedPoint.formatShort(price, walk.scale));
            }
            text.append(',').append(walk.volume(written)).append('\n');
            written++;
        }
        return text.toString();
    }

    /** Four hours each, an object a line; two gaps of one candle and one of three. */
    static String fourHours() {
        Walk walk = new Walk(45_616, 1, 9_000, 200);
        BitSet left = slots(1_715, 1, 4_905, 3, 20_690, 1);
        StringBuilder text = new StringBuilder("{\n  \"candles\": [\n");
        int written = 0;
        for (int slot = 0; written < FOUR_HOURS; slot++) {
            walk.step();
            if (left.get(slot)) {
                continue;
            }
            long low = written == 9_000 ? 6 : walk.low;
            text.append(written == 0 ? "" : ",\n").append("    {\n");
            member(text, "start", Long.toString(1_463_544_000L + slot * 14_400L));
            member(text, "low", FixedPoint.formatShort(low, 2));
            member(text, "high", FixedPoint.formatShort(walk.high, 2));
            member(text, "open", FixedPoint.formatShort(walk.open, 2));
            member(text, "close", FixedPoint.formatShort(walk.close, 2));
            lastMember(text, FixedPoint.formatShort(walk.random.nextLong(1L << 40), 8));
            written++;
        }
        return text.append("\n  ]\n}\n").toString();
    }

    /** Days whose price begins at a thousandth and ends with six digits; 18 gaps. */
    static String days() {
        Walk walk = new Walk(76_392, 1, 30_000, 50);
        walk.growth = 3_300;
        BitSet left = slots(900, 53, 1_100, 7, 1_200, 7);
        for (int i = 0; i < 5; i++) {
            left.or(slots(1_300 + 50 * i, 3));
        }
        for (int i = 0; i < 10; i++) {
            left.or(slots(2_000 + 300 * i, 1));
        }
        StringBuilder text = new StringBuilder("{\n  \"candles\": [\n");
        int written = 0;
        for (int slot = 0; written < DAYS; slot++) {
            walk.step();
            if (left.get(slot)) {
                continue;
            }
            boolean quiet = written < 201;
            long open = quiet ? walk.close : walk.open;
            text.append(written == 0 ? "" : ",\n").append("    {\n");
            member(text, "start", Long.toString(1_254_700_800L + slot * 86_400L));
            member(text, "open", dayPrice(open));
            member(text, "high", dayPrice(quiet ? open : walk.high));
            member(text, "low", dayPrice(quiet ? open : walk.low));
            member(text, "close", dayPrice(walk.close));
            lastMember(
                    text, quiet ? "0" : FixedPoint.formatShort(walk.random.nextLong(1L << 46), 8));
            written++;
        }
        return text.append("\n  ]\n}\n").toString();
    }

    /** Eight decimals below one, two above a thousand. */
    private static String dayPrice(long price) {
        long rest = 1;
        for (long size = price; size >= 100_000_000 && rest < SHARES; size /= 10) {
            rest *= 100;
        }
        rest = Math.min(rest, SHARES);
        return FixedPoint.formatShort(Math.max(1, price / rest * rest), 8);
    }

    /** A day of minutes without a header, in milliseconds since midnight. */
    static String minutesOfADay() {
        Walk walk = new Walk(1_721_212, 1, 500, 120);
        StringBuilder text = new StringBuilder();
        for (int minute = 0; minute < MINUTES_OF_DAY; minute++) {
            walk.step();
            text.append(minute * 60_000L);
            for (long price : new long[] {walk.open, walk.high, walk.low, walk.close}) {
                text.append(',').append(FixedPoint.formatShort(price, 2));
            }
            text.append(',').append(FixedPoint.formatShort(walk.random.nextInt(50_000_000), 5));
            text.append('\n');
        }
        return text.toString();
    }

    /** A file of one entry. */
    static Path zip(Path file, String entry, String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Pairs of the first slot that is left out and how many are. */
    private static BitSet slots(int... firstAndCount) {
        BitSet slots = new BitSet();
        for (int i = 0; i < firstAndCount.length; i += 2) {
            slots.set(firstAndCount[i], firstAndCount[i] + firstAndCount[i + 1]);
        }
        return slots;
    }

    private static void member(StringBuilder text, String name, String value) {
        text.append("      \"").append(name).append("\": \"").append(value).append("\",\n");
    }

    private static void lastMember(StringBuilder text, String volume) {
        text.append("      \"volume\": \"").append(volume).append("\"\n    }");
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** A price that wanders, with a trend that turns. Whole numbers only: the same everywhere. */
    private static final class Walk {
        final SplittableRandom random = new SplittableRandom(SEED);
        private final int tick;
        private final int stepShares;
        private final int trendSteps;
        private int steps;
        private int trend;
        private int scale;
        private int growth;
        private long volumeBound;
        private int spike = 1;
        long open;
        long high;
        long low;
        long close;

        /** Tick in units of the price; steps in millionths of it. */
        Walk(long start, int tick, int stepShares, int trendSteps) {
            close = start;
            this.tick = tick;
            this.stepShares = stepShares;
            this.trendSteps = trendSteps;
        }

        void step() {
            if (steps++ % trendSteps == 0) {
                trend = random.nextInt(-stepShares / 4, stepShares / 4 + 1);
            }
            open = close;
            close = grid(open + share(open, random.nextInt(-stepShares, stepShares + 1) + trend));
            close = grid(close + share(close, growth));
            high = Math.max(open, close) + grid(share(open, random.nextInt(stepShares / 2)));
            low = Math.min(open, close) - grid(share(open, random.nextInt(stepShares / 2)));
            low = Math.max(tick, low);
        }

        private static long share(long price, int millionths) {
            return price * millionths / SHARES;
        }

        private long grid(long price) {
            return price / tick * tick;
        }

        /** Four decimals, or eleven with what binary fractions leave behind. */
        String volume(int row) {
            long volume = random.nextLong(volumeBound);
            if (row % NOISE_EVERY == 41) {
                return FixedPoint.format(volume * 10_000_000 + 2, 11);
            }
            return FixedPoint.formatShort(row % SPIKE_EVERY == 17 ? volume * spike : volume, 4);
        }
    }
}
