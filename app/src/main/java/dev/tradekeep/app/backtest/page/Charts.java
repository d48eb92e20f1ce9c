package dev.tradekeep.app.backtest.page;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestTrip;
import dev.tradekeep.engine.performance.EquityPoint;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.order.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The pictures of a report. */
final class Charts {
    private static final int EQUITY_HEIGHT = 280;
    private static final int DRAWDOWN_HEIGHT = 140;
    private static final int CANDLES_HEIGHT = 320;
    private static final int HISTOGRAM_HEIGHT = 180;
    private static final int CANDLES_MAX = 260;
    private static final int MARKS_MAX = 150;
    private static final int BINS = 41;
    private static final double PERCENT = 100;
    private static final Pattern MINUS = Pattern.compile("(?<![\\w-])-(?=\\d)");

    private final Html out;

    Charts(Html out) {
        this.out = out;
    }

    /**
     * Equity next to that of buy-and-hold, which may be empty.
     *
     * @param units of the quote asset in one
     */
    void equity(List<EquityPoint> equity, List<EquityPoint> hold, double units) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<EquityPoint> line : List.of(equity, hold)) {
            for (EquityPoint point : line) {
                low = Math.min(low, point.equity() / units);
                high = Math.max(high, point.equity() / units);
            }
        }
        Plot plot =
                new Plot(
                        EQUITY_HEIGHT,
                        equity.getFirst().time(),
                        equity.getLast().time(),
                        low,
                        high);
        plot.open(out, "Equity", Charts::amount);
        if (!hold.isEmpty()) {
            line(plot, hold, units, "hold");
        }
        line(plot, equity, units, "equity");
        plot.close(out);
    }

    private void line(Plot plot, List<EquityPoint> points, double units, String name) {
        out.raw("<polyline class=\"%s\" points=\"", name);
        for (EquityPoint point : points) {
            out.raw("%.1f,%.1f ", plot.x(point.time()), plot.y(point.equity() / units));
        }
        out.raw("\"/>");
    }

    /** How far equity lies below its high before. */
    void drawdown(List<EquityPoint> equity) {
        double[] falls = new double[equity.size()];
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < falls.length; i++) {
            peak = Math.max(peak, (double) equity.get(i).equity());
            falls[i] = peak <= 0 ? 0 : equity.get(i).equity() / peak - 1;
        }
        Plot plot =
                new Plot(
                        DRAWDOWN_HEIGHT,
                        equity.getFirst().time(),
                        equity.getLast().time(),
                        Math.min(-0.001, Arrays.stream(falls).min().orElse(0)),
                        0);
        plot.open(out, "Drawdown", value -> percent(value, 0));
        out.raw("<polygon class=\"fall\" points=\"");
        out.raw("%.1f,%.1f ", plot.x(equity.getFirst().time()), plot.y(0));
        for (int i = 0; i < falls.length; i++) {
            out.raw("%.1f,%.1f ", plot.x(equity.get(i).time()), plot.y(falls[i]));
        }
        out.raw("%.1f,%.1f", plot.x(equity.getLast().time()), plot.y(0));
        out.raw("\"/>");
        plot.close(out);
    }

    /**
     * Candles, several drawn as one where there are many, with where trades began and ended. Prices
     * far from all closes end at the frame.
     *
     * @return how many trades are marked
     */
    int candles(BacktestFeed feed, List<BacktestTrip> trips) {
        BarColumns bars = feed.candles();
        double units = Math.pow(10, feed.listed().instrument().priceScale());
        int each = (bars.count() + CANDLES_MAX - 1) / CANDLES_MAX;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = 0; i < bars.count(); i++) {
            low = Math.min(low, bars.close(i) / units);
            high = Math.max(high, bars.close(i) / units);
        }
        Plot plot = new Plot(CANDLES_HEIGHT, feed.firstOpenTime(), feed.lastCloseTime(), low, high);
        plot.open(out, "Candles and trades", Charts::amount);
        for (int i = 0; i < bars.count(); i += each) {
            candle(plot, bars, i, Math.min(bars.count(), i + each), units);
        }
        int every = Math.max(1, (trips.size() + MARKS_MAX - 1) / MARKS_MAX);
        int marked = 0;
        for (int i = 0; i < trips.size(); i += every) {
            marks(plot, bars, trips.get(i), units);
            marked++;
        }
        plot.close(out);
        return marked;
    }

    private void candle(Plot plot, BarColumns bars, int from, int until, double units) {
        long low = Long.MAX_VALUE;
        long high = 0;
        for (int i = from; i < until; i++) {
            low = Math.min(low, bars.low(i));
            high = Math.max(high, bars.high(i));
        }
        double open = bars.open(from) / units;
        double close = bars.close(until - 1) / units;
        double left = plot.x(bars.openTime(from));
        double right = plot.x(bars.closeTime(until - 1));
        double middle = (left + right) / 2;
        double width = Math.max(0.8, (right - left) * 0.66);
        String name = close >= open ? "up" : "down";
        out.raw(
                "<path class=\"wick %s\" d=\"M%.1f %.1fV%.1f\"/>",
                name, middle, plot.y(high / units), plot.y(low / units));
        double top = plot.y(Math.max(open, close));
        double bottom = plot.y(Math.min(open, close));
        out.raw(
                "<rect class=\"body %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                name, middle - width / 2, top, width, Math.max(0.8, bottom - top));
    }

    /** Where a trade began and ended: bought below, sold above. */
    private void marks(Plot plot, BarColumns bars, BacktestTrip of, double units) {
        boolean isLong = of.trip().side() == Side.BUY;
        mark(plot, bars, of.trip().openedAt(), isLong, units);
        mark(plot, bars, of.trip().closedAt(), !isLong, units);
    }

    private void mark(Plot plot, BarColumns bars, long at, boolean buy, double units) {
        int low = 0;
        int high = bars.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bars.openTime(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        double x = plot.x(at);
        double y = plot.y((buy ? bars.low(low) : bars.high(low)) / units) + (buy ? 4 : -4);
        int tip = buy ? 6 : -6;
        out.raw(
                "<path class=\"%s\" d=\"M%.1f %.1fl3.5 %dh-7z\"/>",
                buy ? "bought" : "sold", x, y, tip);
    }

    /** How many trades earned how much, as a share of what they cost. */
    void distribution(List<BacktestTrip> trips) {
        double[] nets =
                trips.stream()
                        .map(BacktestTrip::trip)
                        .filter(trip -> trip.entryNotional() > 0)
                        .mapToDouble(trip -> (double) trip.net() / trip.entryNotional())
                        .sorted()
                        .toArray();
        if (nets.length == 0) {
            out.raw("<p class=\"empty\">No trade was closed.</p>");
            return;
        }
        double reach =
                Math.max(
                        1e-6,
                        Math.max(
                                Math.abs(nets[nets.length / 100]),
                                Math.abs(nets[nets.length - 1 - nets.length / 100])));
        int[] counts = new int[BINS];
        for (double net : nets) {
            int bin = (int) Math.floor((net / reach + 1) / 2 * BINS);
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        }
        bins(counts, reach, Arrays.stream(counts).max().orElse(1));
    }

    private void bins(int[] counts, double reach, int most) {
        out.raw(
                "<div class=\"chart\"><svg viewBox=\"0 0 %d %d\" role=\"img\">",
                Plot.WIDTH, HISTOGRAM_HEIGHT);
        out.element("title", "Distribution of trades");
        double width = (double) Plot.WIDTH / BINS;
        int room = HISTOGRAM_HEIGHT - 40;
        for (int i = 0; i < BINS; i++) {
            double height = (double) room * counts[i] / most;
            double middle = ((i + 0.5) / BINS * 2 - 1) * reach;
            out.raw(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">",
                    middle < 0 ? "lost" : "won",
                    i * width + 1,
                    room + 14 - height,
                    width - 2,
                    height);
            out.element("title", counts[i] + " trades near " + percent(middle, 3));
            out.raw("</rect>");
        }
        String[] labels = {percent(-reach, 2), "0", percent(reach, 2)};
        String[] anchors = {"start", "middle", "end"};
        for (int i = 0; i < labels.length; i++) {
            out.raw(
                    "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">",
                    i * Plot.WIDTH / 2, HISTOGRAM_HEIGHT - 6, anchors[i]);
            out.text(labels[i]).raw("</text>");
        }
        out.raw("</svg></div>");
    }

    static String percent(double share, int decimals) {
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", share * PERCENT)) + " %";
    }

    private static String amount(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < 1) {
            return minus(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }
        return minus(String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%,.2f", value));
    }

    /** The text with true minus signs before its numbers. */
    static String minus(String text) {
        return MINUS.matcher(text).replaceAll("\u2212");
    }
}
