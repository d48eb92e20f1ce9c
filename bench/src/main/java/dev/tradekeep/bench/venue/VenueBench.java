package dev.tradekeep.bench.venue;

import dev.tradekeep.bench.process.CoreTime;
import dev.tradekeep.bench.process.Rounds;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.bench.report.BenchReport;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Machine;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Scoreboard;
import dev.tradekeep.bench.report.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * How fast the local exchange is: its matching in memory, its orders over HTTP, and a download of
 * its candles.
 */
public final class VenueBench {
    private static final String OURS = "tradekeep";
    private static final String TREE = "book of a tree";
    private static final String PING = "ping";

    private static final Goal MATCHING_GOAL = Goal.atLeast(2e6);

    /** Microseconds. */
    private static final Goal TIME_GOAL = Goal.p99AtMost(5);

    private static final Goal REST_GOAL = Goal.atLeast(20_000);

    /** Milliseconds. */
    private static final Goal DOWNLOAD_GOAL = Goal.atMost(10_000);

    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ORDERS = 1_000_000;
    private static final int SMALL_ORDERS = 20_000;
    private static final int REST_ORDERS = 40_000;
    private static final int SMALL_REST_ORDERS = 200;
    private static final int CANDLES = 500_000;
    private static final int SMALL_CANDLES = 1_000;
    private static final int DOWNLOADS = 3;

    /** An exchange has thirty days of minutes when it opens. */
    private static final int MARKETS = 12;

    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final boolean small;
    private final Consumer<String> progress;
    private final List<BenchRow> rows = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private VenueBench(boolean small, Consumer<String> progress) {
        this.small = small;
        this.progress = progress;
    }

    /**
     * Runs the bench.
     *
     * @param small a smoke run
     * @param progress hears of each step
     */
    public static BenchReport run(boolean small, Consumer<String> progress) {
        Machine machine = Machine.current();
        VenueBench bench = new VenueBench(small, progress);
        return WorkFolder.use(folder -> bench.run(machine, folder));
    }

    private BenchReport run(Machine machine, Path folder) throws IOException {
        notes.add(
                "matching: limit orders in a second of a core, each taken off after "
                        + OrderTape.LIFE
                        + " others when it has not traded, next to queues in a tree.");
        notes.add("matching-time: of each of these orders, the clock's own time included.");
        notes.add(
                "rest-orders: signed orders that rest, over connections that are kept, in a second"
                        + " of all processor time of the exchange's process, limits off; next to"
                        + " requests that ask for nothing.");
        notes.add(
                "download: market download of candles of a minute of "
                        + MARKETS
                        + " markets, from the start of its process to its end.");
        OrderTape orders = OrderTape.of(small ? SMALL_ORDERS : ORDERS);
        progress.accept("matching");
        matching(orders);
        progress.accept("the time of an order");
        times(orders);
        progress.accept("orders over HTTP");
        rest(folder);
        progress.accept("a download");
        download(folder);
        return new BenchReport(
                "venue",
                machine,
                Map.of("java", Runtime.version().toString()),
                absent,
                notes,
                rows);
    }

    private void matching(OrderTape orders) {
        long trades = BookLoop.trades(orders);
        if (trades != TreeBook.trades(orders)) {
            throw new IllegalStateException("The books do not trade the same.");
        }
        notes.add("matching: " + trades + " trades of " + orders.size() + " orders.");
        for (int round = 1; round < warmUpRounds(); round++) {
            BookLoop.trades(orders);
            TreeBook.trades(orders);
        }
        Map<String, Figures> found =
                Rounds.interleave(
                        List.of(OURS, TREE),
                        rounds(),
                        subject -> {
                            long nanos =
                                    CoreTime.nanos(() ->
                                            subject.equals(OURS)
                                                    ? BookLoop.trades(orders)
                                                    : TreeBook.trades(orders));
                            return orders.size() * NANOS_PER_SECOND / nanos;
                        });
        addRows("matching", MATCHING_GOAL, found, Role.PEER);
    }

    private void addRows(String work, Goal goal, Map<String, Figures> found, Role others) {
        Scoreboard board = new Scoreboard(work, Unit.OPERATIONS_PER_SECOND, List.of(goal));
        found.forEach((subject, figures) ->
                board.add(subject, subject.equals(OURS) ? Role.OURS : others, figures));
        rows.addAll(board.rows());
    }

    private void times(OrderTape orders) {
        long[] nanos = new long[orders.size()];
        Histogram all = new Histogram(DIGITS);
        double[] medians = new double[rounds()];
        for (int number = -warmUpRounds(); number < medians.length; number++) {
            BookLoop.times(orders, nanos);
            if (number >= 0) {
                Histogram round = new Histogram(DIGITS);
                LongStream.of(nanos).forEach(round::recordValue);
                all.add(round);
                medians[number] = micros(round, MEDIAN);
            }
        }
        Map<String, Double> percentiles =
                new TreeMap<>(
                        Map.of(
                                "p50",
                                micros(all, MEDIAN),
                                Goal.P99,
                                micros(all, P99),
                                "p99.9",
                                micros(all, P999)));
        rows.add(
                new BenchRow(
                        "matching-time",
                        OURS,
                        Unit.MICROSECONDS,
                        Figures.of(medians),
                        Map.of(),
                        Map.of(),
                        percentiles,
                        List.of(TIME_GOAL)));
    }

    private static double micros(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    private void rest(Path folder) throws IOException {
        int count = small ? SMALL_REST_ORDERS : REST_ORDERS;
        try (RestLoop loop = new RestLoop(folder)) {
            for (int round = 0; round < warmUpRounds(); round++) {
                loop.orders(count);
                loop.pings(count);
            }
            Map<String, Figures> found =
                    Rounds.interleave(
                            List.of(OURS, PING),
                            rounds(),
                            subject ->
                                    subject.equals(OURS) ? loop.orders(count) : loop.pings(count));
            addRows("rest-orders", REST_GOAL, found, Role.LIMIT);
        }
    }

    private void download(Path folder) throws IOException {
        try (DownloadLoop loop = new DownloadLoop(folder, MARKETS)) {
            double[] millis = new double[small ? 1 : DOWNLOADS];
            for (int round = 0; round < millis.length; round++) {
                millis[round] = loop.millis(small ? SMALL_CANDLES : CANDLES);
            }
            Scoreboard board =
                    new Scoreboard("download", Unit.MILLISECONDS, List.of(DOWNLOAD_GOAL));
            board.add(OURS, Role.OURS, Figures.of(millis));
            rows.addAll(board.rows());
        } catch (Unavailable e) {
            absent.put("download", String.valueOf(e.getMessage()));
        }
    }

    private int rounds() {
        return small ? 1 : ROUNDS;
    }

    private int warmUpRounds() {
        return small ? 0 : WARM_UP_ROUNDS;
    }
}
