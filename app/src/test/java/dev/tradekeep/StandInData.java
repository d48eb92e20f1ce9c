package dev.tradekeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files with the names and formats of the shared data. */
final class StandInData {
    private static final int CANDLES = 300;
    private static final long FIRST_S = 1_463_544_000;
    private static final String CSV = "btc-perp-1m.csv";
    private static final String HOURS = "coinbase-btc-usd-4h.json";
    private static final String DAYS = "tradingview-btcusd-1d.json";
    private static final String ZIP = "binance-btcbusd-1m-20221213.zip";

    static final List<String> NAMES = List.of(CSV, HOURS, DAYS, ZIP);

    private StandInData() {}

    /** Makes the folder and answers it. */
    static Path make(Path data) throws IOException {
        Path candles = Files.createDirectories(data.resolve("candles"));
        SampleCandles.wave(candles.resolve(CSV), CANDLES);
        Files.writeString(candles.resolve(HOURS), json(4 * 60 * 60));
        Files.writeString(candles.resolve(DAYS), json(24 * 60 * 60));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(candles.resolve(ZIP)))) {
            zip.putNextEntry(new ZipEntry("20221213_btcbusd_minute_trade.csv"));
            zip.write(minutesOfADay().getBytes(StandardCharsets.UTF_8));
        }
        Path ticks = Files.createDirectories(data.resolve("ticks"));
        zip(ticks.resolve("spy-trades-20131007.zip"), trades());
        zip(ticks.resolve("oanda-xauusd-quotes-20140502.zip"), quotes());
        return data;
    }

    private static void zip(Path file, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ticks.csv"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String trades() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CANDLES; i++) {
            text.append(14_400_000 + i * 60_000L + i / 100 * 120_000L).append(',');
            text.append(1_674_100 + i % 7 * 100).append(",100,P,20002000,0\n");
        }
        return text.toString();
    }

    private static String quotes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CANDLES; i++) {
            text.append(46 + i * 1_000).append(".2042,1284.0").append(10 + i % 80);
            text.append(",1284.4").append(10 + i % 80).append('\n');
        }
        return text.toString();
    }

    private static String json(int seconds) {
        StringBuilder text = new StringBuilder("{\n  \"candles\": [\n");
        for (int i = 0; i < CANDLES; i++) {
            int price = price(i);
            text.append(i == 0 ? "" : ",\n")
                    .append("    {\"start\": \"")
                    .append(FIRST_S / seconds * seconds + (long) i * seconds)
                    .append("\", \"low\": \"")
                    .append(price - 2)
                    .append(".05\", \"high\": \"")
                    .append(price + 2)
                    .append(".5\", \"open\": \"")
                    .append(price)
                    .append("\", \"close\": \"")
                    .append(price)
                    .append(".25\", \"volume\": \"1.5\"}");
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static String minutesOfADay() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CANDLES; i++) {
            int price = price(i);
            text.append(i * 60_000L).append(',');
            text.append(price).append(',').append(price + 1).append(".5,");
            text.append(price - 1).append(',').append(price).append(".25,0.125\n");
        }
        return text.toString();
    }

    /** Up and down, so that averages cross. */
    private static int price(int number) {
        return 1_000 + Math.abs(number % 60 - 30) * 3;
    }
}
