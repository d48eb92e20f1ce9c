package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.market.MarketFiles;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.report.Unit;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Has all contenders do the same work in turn, and compares what they took. */
final class Measurement {
    private static final int READERS = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Contender> contenders;
    private final Effort effort;
    private final Map<String, String> absent;
    private final Consumer<String> progress;

    /**
     * @param absent takes who cannot do what, with the reason
     */
    Measurement(
            List<Contender> contenders,
            Effort effort,
            Map<String, String> absent,
            Consumer<String> progress) {
        this.contenders = contenders;
        this.effort = effort;
        this.absent = absent;
        this.progress = progress;
    }

    /** One turn of one contender. */
    @FunctionalInterface
    private interface Turn<R> {
        R take(Contender contender) throws Unavailable;
    }

    /** A read: one reader, eight readers, and on connections just opened. */
    List<BenchRow> reads(Work work) {
        progress.accept("comparing the rows of " + work.label());
        List<Contender> able = agreeing(work);
        progress.accept("measuring " + work.label());
        able =
                able(
                        able,
                        work.label(),
                        one ->
                                one.run(
                                        work.label(),
                                        1,
                                        effort.warmUpMillis(),
                                        effort.operationsMax()));
        List<BenchRow> rows = new ArrayList<>();
        rows.addAll(
                timed(
                        work.label(),
                        able,
                        work.goals(),
                        one -> one.run(work.label(), 1, effort.millis(), effort.operationsMax())));
        List<Contender> own = able.stream().filter(one -> one.subject().hasReaders()).toList();
        rows.addAll(
                timed(
                        work.label() + "-8-readers",
                        own,
                        List.of(),
                        one ->
                                one.run(
                                        work.label(),
                                        READERS,
                                        effort.millis(),
                                        effort.operationsMax())));
        rows.addAll(
                timed(
                        work.label() + "-cold",
                        own,
                        List.of(),
                        one -> one.cold(work.label(), effort.coldTimes())));
        return rows;
    }

    /** Order status by eight readers while a writer commits two hundred times a second. */
    List<BenchRow> readsUnderWrites() {
        String work = "reads-under-writes";
        progress.accept("measuring " + work);
        List<Contender> able =
                able(
                        contenders.stream().filter(one -> one.subject().hasReaders()).toList(),
                        work,
                        one -> {
                            one.write(true);
                            one.write(false);
                            return new long[0];
                        });
        return timed(
                work,
                able,
                List.of(),
                one -> {
                    one.write(true);
                    try {
                        return one.run(
                                Work.ORDER_STATUS.label(),
                                READERS,
                                effort.millis(),
                                effort.operationsMax());
                    } finally {
                        one.write(false);
                    }
                });
    }

    /** A file of candles into a new table. */
    List<BenchRow> load(Path folder) throws IOException {
        String work = "bulk-insert";
        progress.accept("measuring " + work);
        Path file = MarketFiles.candles(folder, effort.loadRows());
        int few = Math.max(1, effort.loadRows() / 1_000);
        Path fewFile = MarketFiles.candles(folder, few);
        Turn<Double> turn =
                one -> {
                    // A transaction a row is a matter of minutes for all of them.
                    boolean before = one.subject() == Subject.BEFORE;
                    int rows = before ? few : effort.loadRows();
                    return rows * NANOS_PER_SECOND / one.load(before ? fewFile : file, rows);
                };
        List<Contender> able = able(contenders, work, turn);
        Map<Contender, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < effort.rounds(); round++) {
            for (Contender one : able) {
                rates.computeIfAbsent(one, _ -> new ArrayList<>()).add(must(one, turn));
            }
        }
        Comparison comparison = new Comparison(work, Unit.ROWS_PER_SECOND, List.of());
        rates.forEach((one, each) -> comparison.add(one.label(), new Figures(each), Map.of()));
        return comparison.rows();
    }

    private List<BenchRow> timed(
            String work, List<Contender> able, List<Goal> goals, Turn<long[]> turn) {
        Map<Contender, Timings> timings = new LinkedHashMap<>();
        able.forEach(one -> timings.put(one, new Timings()));
        for (int round = 0; round < effort.rounds(); round++) {
            timings.forEach((one, times) -> times.add(must(one, turn)));
        }
        Comparison comparison = new Comparison(work, Unit.MILLISECONDS, goals);
        timings.forEach(
                (one, times) -> comparison.add(one.label(), times.figures(), times.percentiles()));
        return comparison.rows();
    }

    /** Those whose rows are the same as ours; the others are named. */
    private List<Contender> agreeing(Work work) {
        Map<Contender, String> digests = new LinkedHashMap<>();
        able(
                contenders,
                work.label(),
                one -> {
                    String digest = one.digest(work.label());
                    digests.put(one, digest);
                    return digest;
                });
        String ours =
                digests.entrySet().stream()
                        .filter(entry -> entry.getKey().subject() == Subject.TRADEKEEP)
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("Ours does not do " + work.label()));
        digests.forEach((one, digest) -> {
            if (!(one.subject().countsOnly()
                    ? rows(digest).equals(rows(ours))
                    : digest.equals(ours))) {
                throw new IllegalStateException(
                        "%s: the rows of %s are others than ours (%s, ours %s)"
                                .formatted(work.label(), one.label(), digest, ours));
            }
        });
        return List.copyOf(digests.keySet());
    }

    /** How many, of a checksum and a number. */
    private static String rows(String digest) {
        return digest.substring(digest.indexOf(' '));
    }

    /** Those who can; the others are named with the reason. */
    private List<Contender> able(List<Contender> all, String work, Turn<?> turn) {
        List<Contender> able = new ArrayList<>();
        for (Contender one : all) {
            try {
                turn.take(one);
                able.add(one);
            } catch (Unavailable e) {
                absent.put(one.label() + ", " + work, e.reason());
            } catch (TradekeepException e) {
                if (one.subject().role() != Role.PEER) {
                    throw e;
                }
                absent.put(one.label() + ", " + work, String.valueOf(e.getMessage()));
            }
        }
        return able;
    }

    private static <R> R must(Contender one, Turn<R> turn) {
        try {
            return turn.take(one);
        } catch (Unavailable e) {
            throw new IllegalStateException(one.label() + " could and cannot: " + e.reason(), e);
        }
    }
}
