package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of a file, compared with what BigDecimal and java.time make of its text: each
 * format, each kind of time, prices from a hundred-millionth to six digits, volumes that fit no
 * scale.
 */
class CandleFileExactnessIT {
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*}");
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"?([^\",}\\s]+)");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    @TempDir Path folder;

    /** The texts of a row: time, open, high, low, close, volume. */
    private record RawRow(List<String> texts) {
        static RawRow of(Map<String, String> members) {
            return new RawRow(
                    Stream.of("start", "open", "high", "low", "close", "volume")
                            .map(members::get)
                            .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyNumberEqualsTheTextOfTheFile() throws IOException {
        return Stream.of(madeUpCsv(), madeUpJson(), madeUpZip())
                .map(file -> dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        ReadSettings settings = ReadSettings.of(survey, true);
        RecordedCandles sink = new RecordedCandles();
        ReadReport report = candles.read(survey, settings, sink, ReadProgress.NONE);

        List<RawRow> rows = rows(file);
        assertThat(survey.rows()).isEqualTo(rows.size()).isPositive();
        assertThat(report.accepted()).isEqualTo(rows.size());
        long rounded = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<String> texts = rows.get(i).texts();
            BigDecimal volume = new BigDecimal(texts.get(5));
            rounded += volume.stripTrailingZeros().scale() > settings.volumeScale() ? 1 : 0;
            Candle wanted =
                    new Candle(
                            micros(texts.get(0), survey),
                            price(texts.get(1), settings),
                            price(texts.get(2), settings),
                            price(texts.get(3), settings),
                            price(texts.get(4), settings),
                            volume.setScale(settings.volumeScale(), RoundingMode.HALF_EVEN)
                                    .unscaledValue()
                                    .longValueExact());
            assertThat(sink.candles.get(i)).as("row %d", i).isEqualTo(wanted);
        }
        assertThat(report.rounded()).isEqualTo(rounded);
    }

    private static long price(String text, ReadSettings settings) {
        return new BigDecimal(text)
                .setScale(settings.priceScale(), RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    private static long micros(String text, FileSurvey survey) {
        return switch (survey.timeFormat()) {
            case ISO -> EPOCH.until(LocalDateTime.parse(text.replace(' ', 'T')), ChronoUnit.MICROS);
            case SECONDS -> Math.multiplyExact(Long.parseLong(text), 1_000_000L);
            case MILLISECONDS -> Math.multiplyExact(Long.parseLong(text), 1_000L);
            case MICROSECONDS -> Long.parseLong(text);
            case NANOSECONDS -> Long.parseLong(text) / 1_000;
            case CALENDAR, DAY_FIRST, MONTH_FIRST, PATTERN ->
                    throw new AssertionError("No file here has times like " + text);
            case MILLISECONDS_OF_DAY -> {
                Instant day = Instant.parse("2022-12-13T00:00:00Z");
                yield ChronoUnit.MICROS.between(
                        Instant.EPOCH, day.plusMillis(Long.parseLong(text)));
            }
        };
    }

    private static List<RawRow> rows(Path file) throws IOException {
        String text = text(file);
        if (text.startsWith("{") || text.startsWith("[")) {
            return OBJECT.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(CandleFileExactnessIT::members)
                    .map(RawRow::of)
                    .toList();
        }
        return text.lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> new RawRow(List.of(line.split(",", -1))))
                .toList();
    }

    private static Map<String, String> members(String object) {
        Map<String, String> members = new HashMap<>();
        MEMBER.matcher(object)
                .results()
                .forEach(member -> members.put(member.group(1), member.group(2)));
        return members;
    }

    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".zip")) {
            return Files.readString(file);
        }
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path madeUpCsv() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 0, 0);
        for (int i = 0; i < 5_000; i++) {
            text.append(time.plusMinutes(i)).append(":00.000000".substring(0, 3 + i % 2 * 7));
            appendPrices(text, random, "%s,%s,%s,%s,");
            text.append(decimal(random.nextLong(1L << 40), random.nextInt(12))).append('\n');
        }
        return Files.writeString(folder.resolve("made-up.csv"), text);
    }

    /** No header, milliseconds since midnight, and minutes that are missing. */
    private Path madeUpZip() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int minute = 0; minute < 1_440; minute++) {
            if (minute % 400 == 399) {
                continue;
            }
            text.append(minute * 60_000);
            appendPrices(text, random, "%s,%s,%s,%s,");
            text.append(decimal(random.nextLong(1L << 40), random.nextInt(12))).append('\n');
        }
        Path file = folder.resolve("minutes-20221213.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("minutes.csv"));
            zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path madeUpJson() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        StringBuilder text = new StringBuilder("{\"candles\": [");
        for (int i = 0; i < 3_000; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{\"start\": ")
                    .append(1_000_008_000L + (i + i / 700) * 14_400L);
            appendPrices(
                    text,
                    random,
                    "\"open\": \"%s\", \"high\": %s, \"low\": \"%s\", \"close\": %s, ");
            text.append("\"volume\": \"")
                    .append(decimal(random.nextLong(1L << 30), random.nextInt(9)))
                    .append("\"}");
        }
        return Files.writeString(folder.resolve("made-up.json"), text.append("]}"));
    }

    private static void appendPrices(StringBuilder text, SplittableRandom random, String form) {
        long low = random.nextLong(1, 1L << random.nextInt(1, 45));
        long high = low + random.nextLong(1L << 20);
        text.append(", ".substring(0, form.startsWith("\"") ? 2 : 1))
                .append(
                        String.format(
                                Locale.ROOT,
                                form,
                                decimal(random.nextLong(low, high + 1), 8),
                                decimal(high, 8),
                                decimal(low, 8),
                                decimal(random.nextLong(low, high + 1), 8)));
    }

    private static String decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale).toPlainString();
    }
}
