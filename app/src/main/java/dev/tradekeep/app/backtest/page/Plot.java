package dev.tradekeep.app.backtest.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Where times and values lie in a chart, with its frame. */
final class Plot {
    static final int WIDTH = 920;

    private static final int LEFT = 84;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int LINES = 5;

    /** Where values differ by so much, equal distances are equal factors. */
    private static final double WIDE = 20;

    private static final int TIMES = 6;
    private static final long MICROS = 1_000_000;
    private static final long DAYS_OF_MONTHS = 200 * 86_400L * MICROS;
    private static final long DAYS = 3 * 86_400L * MICROS;

    private final int height;
    private final long from;
    private final long until;
    private final boolean logarithmic;
    private final double low;
    private final double high;

    /**
     * @param from UTC microseconds
     * @param until later
     */
    Plot(int height, long from, long until, double lowest, double highest) {
        this.height = height;
        this.from = from;
        this.until = Math.max(from + 1, until);
        logarithmic = lowest > 0 && highest > WIDE * lowest;
        double low = scaled(lowest);
        double high = scaled(highest);
        double room = high > low ? (high - low) * 0.04 : Math.max(1e-9, Math.abs(high) * 0.01);
        this.low = low - room;
        this.high = high + room;
    }

    double x(long time) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (double) (time - from) / (until - from);
    }

    double y(double value) {
        return height - BOTTOM - (height - TOP - BOTTOM) * (scaled(value) - low) / (high - low);
    }

    private double scaled(double value) {
        return logarithmic ? Math.log10(Math.max(Double.MIN_NORMAL, value)) : value;
    }

    /** Opens the picture and draws its frame. */
    void open(Html out, String title, DoubleFunction<String> label) {
        out.raw("<div class=\"chart\"><svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        out.element("title", title);
        for (double value : marks()) {
            out.raw(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, WIDTH - RIGHT, y(value), y(value));
            out.raw(
                    "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">",
                    LEFT - 8, y(value) + 4);
            out.text(label.apply(value)).raw("</text>");
        }
        DateTimeFormatter form = form();
        for (int i = 0; i <= TIMES; i++) {
            long time = from + (until - from) / TIMES * i;
            String anchor = i == 0 ? "start" : i == TIMES ? "end" : "middle";
            out.raw(
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">",
                    x(time), height - 6, anchor);
            out.text(form.format(Instant.ofEpochSecond(Math.floorDiv(time, MICROS))));
            out.raw("</text>");
        }
    }

    void close(Html out) {
        out.raw("</svg></div>");
    }

    private DateTimeFormatter form() {
        String pattern =
                until - from > DAYS_OF_MONTHS
                        ? "MMM yyyy"
                        : until - from > DAYS ? "d MMM yyyy" : "d MMM HH:mm";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** Round values at which lines are drawn. */
    private List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (logarithmic) {
            double step = high - low > LINES ? Math.ceil((high - low) / LINES) : 1;
            for (double power = Math.ceil(low); power <= high; power += step) {
                marks.add(Math.pow(10, power));
            }
            return marks;
        }
        double step = step((high - low) / LINES);
        for (double value = Math.ceil(low / step) * step; value <= high; value += step) {
            marks.add(Math.abs(value) < step / 1e6 ? 0 : value);
        }
        return marks;
    }

    /** A round number that is no smaller. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
