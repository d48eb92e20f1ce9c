package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.Made;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of all work as files, for subjects in any language. Peers on our file run ours;
 * those with a store of their own get one in its dialect, over the same rows.
 */
final class Statements {
    private static final Pattern NUMBERED = Pattern.compile("\\?(\\d+)");

    /** Who has none of our indexes, which a statement may name. */
    private static final List<String> WITHOUT_OUR_INDEXES = List.of("before", "duckdb", "postgres");

    private static final String NO_KEYS =
            "missing it keeps series by time; rows that change are found by a key elsewhere";

    private static final String HOURS_OF_ROLLUPS =
            """
            SELECT open_time, open, high, low, close, volume FROM candle_rollups
            WHERE series_id = ? AND interval_micros = 3600000000 AND open_time >= ? AND open_time < ?
            ORDER BY open_time\
            """;
    private static final String HOURS_OF_MINUTES =
            """
            SELECT h.hour, (SELECT open FROM candles WHERE series_id = h.series_id AND open_time = h.first),
                h.high, h.low,
                (SELECT close FROM candles WHERE series_id = h.series_id AND open_time = h.last), h.volume
            FROM (SELECT series_id, open_time / 3600000000 * 3600000000 AS hour, min(open_time) AS first,
                    max(open_time) AS last, max(high) AS high, min(low) AS low, sum(volume) AS volume
                FROM candles WHERE series_id = ? AND open_time >= ? AND open_time < ?
                GROUP BY series_id, open_time / 3600000000 * 3600000000) AS h
            ORDER BY h.hour\
            """;
    private static final String DAYS_KEPT =
            """
            SELECT series_id, open, high, low, close, volume, candles FROM candle_statistics
            ORDER BY series_id\
            """;
    private static final String DAYS_OF_MINUTES =
            """
            SELECT d.series_id,
                (SELECT open FROM candles WHERE series_id = d.series_id AND open_time = d.first), d.high, d.low,
                (SELECT close FROM candles WHERE series_id = d.series_id AND open_time = d.last), d.volume,
                d.candles
            FROM (SELECT c.series_id, min(c.open_time) AS first, max(c.open_time) AS last,
                    max(c.high) AS high, min(c.low) AS low, sum(c.volume) AS volume, count(*) AS candles
                FROM candle_series AS s JOIN candles AS c
                    ON c.series_id = s.id AND c.open_time >= s.last_open_time / 3600000000 * 3600000000 - 82800000000
                GROUP BY c.series_id) AS d
            ORDER BY d.series_id\
            """;
    private static final String DUCK_HOURS =
            """
            SELECT open_time // 3600000000 * 3600000000 AS hour, arg_min(open, open_time), max(high), min(low),
                arg_max(close, open_time), sum(volume)::BIGINT
            FROM candles WHERE series_id = ? AND open_time >= ? AND open_time < ?
            GROUP BY hour ORDER BY hour\
            """;
    private static final String DUCK_DAYS =
            """
            SELECT c.series_id, arg_min(c.open, c.open_time), max(c.high), min(c.low),
                arg_max(c.close, c.open_time), sum(c.volume)::BIGINT, count(*)
            FROM candle_series AS s JOIN candles AS c
                ON c.series_id = s.id AND c.open_time >= s.last_open_time // 3600000000 * 3600000000 - 82800000000
            GROUP BY c.series_id ORDER BY c.series_id\
            """;

    private static final String QUEST_HOURS =
            """
            SELECT ts, first(open), max(high), min(low), last(close), sum(volume)
            FROM candles WHERE series = '?' AND ts >= ? AND ts < ? SAMPLE BY 1h ALIGN TO CALENDAR\
            """;
    private static final String QUEST_DAYS =
            """
            SELECT series_id, first(open), max(high), min(low), last(close), sum(volume), count()
            FROM candles WHERE ts >= $FROM GROUP BY series_id ORDER BY series_id\
            """
                    .replace("$FROM", Long.toString(Made.END - Made.DAY));

    /** What a dialect says in place of the statement for our file. */
    private static final Map<String, String> OWN =
            Map.ofEntries(
                    Map.entry("aggregation.before", HOURS_OF_MINUTES),
                    Map.entry("aggregation.postgres", HOURS_OF_MINUTES),
                    Map.entry("aggregation.duckdb", DUCK_HOURS),
                    Map.entry("aggregation.questdb", QUEST_HOURS),
                    Map.entry("aggregation-24h.before", DAYS_OF_MINUTES),
                    Map.entry("aggregation-24h.postgres", DAYS_OF_MINUTES),
                    Map.entry("aggregation-24h.duckdb", DUCK_DAYS),
                    Map.entry("aggregation-24h.questdb", QUEST_DAYS),
                    Map.entry("positions.questdb", NO_KEYS),
                    Map.entry("positions-all.questdb", NO_KEYS),
                    Map.entry("order-status.questdb", NO_KEYS),
                    Map.entry("order-status-open.questdb", NO_KEYS));

    private Statements() {}

    /** Writes the files of all work into a folder. */
    static void write(Path folder, Sizes sizes) throws IOException {
        for (Work work : Work.values()) {
            List<Integer> order = new ArrayList<>();
            String sql = anonymous(sql(work), order);
            Files.writeString(folder.resolve(work.label() + ".sql"), sql);
            for (String dialect : WITHOUT_OUR_INDEXES) {
                Files.writeString(
                        folder.resolve(work.label() + "." + dialect + ".sql"),
                        sql.replaceAll(" INDEXED BY \\w+", ""));
            }
            Files.writeString(folder.resolve(work.label() + ".kinds"), work.kinds());
            Files.write(
                    folder.resolve(work.label() + ".params"),
                    work.parameters(sizes).stream().map(row -> line(row, order)).toList());
        }
        for (Map.Entry<String, String> own : OWN.entrySet()) {
            Files.writeString(folder.resolve(own.getKey() + ".sql"), own.getValue());
        }
    }

    private static String sql(Work work) {
        Listing listing = work.listing();
        if (listing != null) {
            return listing.sql(SqliteDialect.INSTANCE);
        }
        return work == Work.AGGREGATION ? HOURS_OF_ROLLUPS : DAYS_KEPT;
    }

    /**
     * The text with a plain {@code ?} for each numbered parameter, which every library takes.
     *
     * @param order takes the number of each in the order of the text
     */
    static String anonymous(String sql, List<Integer> order) {
        Matcher numbered = NUMBERED.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (numbered.find()) {
            order.add(Integer.valueOf(numbered.group(1)));
            numbered.appendReplacement(text, "?");
        }
        return numbered.appendTail(text).toString();
    }

    private static String line(List<Object> parameters, List<Integer> order) {
        if (order.isEmpty()) {
            return parameters.stream().map(Object::toString).collect(Collectors.joining("\t"));
        }
        return order.stream()
                .map(number -> parameters.get(number - 1).toString())
                .collect(Collectors.joining("\t"));
    }
}
