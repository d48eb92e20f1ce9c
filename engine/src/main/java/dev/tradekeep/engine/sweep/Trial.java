package dev.tradekeep.engine.sweep;

import dev.tradekeep.engine.statistics.Measure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came of a point that was tried. As text it takes at most {@link #TEXT_MAX} characters and is
 * read back to the last bit. Immutable.
 */
public final class Trial {
    /** Characters of its text at most. */
    public static final int TEXT_MAX = 1_000;

    /** The figures that are kept of each. */
    public static final List<Measure> MEASURES =
            List.of(
                    Measure.RETURN,
                    Measure.SHARPE,
                    Measure.SORTINO,
                    Measure.CALMAR,
                    Measure.DRAWDOWN,
                    Measure.PROFIT_FACTOR,
                    Measure.WIN_RATE,
                    Measure.SQN,
                    Measure.EXPOSURE);

    /** Closed trades below which it is not chosen. */
    public static final int TRADES_MIN = 30;

    private static final String SEPARATOR = "\t";
    private static final int NOTE_MAX = 200;
    private static final int FIELDS = 7;

    private final Place place;
    private final String note;
    private final long endEquity;
    private final long trades;
    private final long fees;
    private final double[] figures;

    /** Mean by deviation of its days, then of each block of days the sum and the sum of squares. */
    private final double[] days;

    Trial(
            Place place,
            String note,
            long endEquity,
            long trades,
            long fees,
            double[] figures,
            double[] days) {
        this.place = place;
        this.note = note.length() > NOTE_MAX ? note.substring(0, NOTE_MAX) : note;
        this.endEquity = endEquity;
        this.trades = trades;
        this.fees = fees;
        this.figures = figures.clone();
        this.days = days.clone();
    }

    /** One that a strategy refuses. */
    static Trial refused(Place place, String why) {
        double[] none = new double[MEASURES.size()];
        Arrays.fill(none, Double.NaN);
        String line = why.replaceAll("\\s+", " ");
        return new Trial(place, "refused: " + line, 0, 0, 0, none, new double[1]);
    }

    /** Which point it is. */
    public Place place() {
        return place;
    }

    /** What else is to be known; may be empty. */
    public String note() {
        return note;
    }

    /** Whether the strategy does not take these parameters: then there is nothing else. */
    public boolean isRefused() {
        return days.length == 1;
    }

    /** Equity at the end, quote-asset units. */
    public long endEquity() {
        return endEquity;
    }

    /** Closed trades. */
    public long trades() {
        return trades;
    }

    /** All fees, quote-asset units. */
    public long fees() {
        return fees;
    }

    /** A figure of {@link #MEASURES}; NaN where there is none. */
    public double figure(Measure measure) {
        return figures[MEASURES.indexOf(measure)];
    }

    /** What it is compared by: below all others where it was not run, or has too few trades. */
    public double score(Objective objective) {
        double figure = trades < TRADES_MIN ? Double.NaN : figure(objective.measure());
        return Double.isNaN(figure) ? Double.NEGATIVE_INFINITY : figure;
    }

    /** The Sharpe ratio of a day; 0 where its days do not deviate. */
    double dailyRatio() {
        return days[0];
    }

    /** The sums of the returns of each block of days. */
    double[] sums() {
        return Arrays.copyOfRange(days, 1, 1 + (days.length - 1) / 2);
    }

    /** The sums of their squares. */
    double[] squares() {
        return Arrays.copyOfRange(days, 1 + (days.length - 1) / 2, days.length);
    }

    /** One line. */
    public String text() {
        return String.join(
                SEPARATOR,
                IntStream.range(0, place.axes())
                        .mapToObj(axis -> Integer.toString(place.on(axis)))
                        .collect(Collectors.joining(",")),
                note,
                Long.toString(endEquity),
                Long.toString(trades),
                Long.toString(fees),
                encode(figures),
                encode(days));
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Trial parse(String text) {
        String[] fields = text.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Wanted " + FIELDS + " fields of a trial: " + text);
        }
        int[] steps = Arrays.stream(fields[0].split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return new Trial(
                new Place(steps),
                fields[1],
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                decode(fields[5]),
                decode(fields[6]));
    }

    static String encode(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static double[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return values;
    }
}
