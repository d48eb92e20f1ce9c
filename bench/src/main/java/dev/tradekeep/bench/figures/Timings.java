package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** The times of one subject at one work: the median of each round, and all of them together. */
final class Timings {
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final Histogram all = new Histogram(DIGITS);
    private final List<Double> medians = new ArrayList<>();

    /** Adds a round, nanoseconds. */
    void add(long[] nanos) {
        Histogram round = new Histogram(DIGITS);
        LongStream.of(nanos).forEach(round::recordValue);
        all.add(round);
        medians.add(round.getValueAtPercentile(MEDIAN) / NANOS_PER_MILLI);
    }

    /** Milliseconds: the median of each round. */
    Figures figures() {
        return new Figures(medians);
    }

    /** Milliseconds: {@code p50}, {@code p99} and {@code p99.9} of all operations. */
    Map<String, Double> percentiles() {
        return new TreeMap<>(
                Map.of(
                        "p50", all.getValueAtPercentile(MEDIAN) / NANOS_PER_MILLI,
                        "p99", all.getValueAtPercentile(P99) / NANOS_PER_MILLI,
                        "p99.9", all.getValueAtPercentile(P999) / NANOS_PER_MILLI));
    }
}
