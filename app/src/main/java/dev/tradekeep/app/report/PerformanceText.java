package dev.tradekeep.app.report;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The figures of an account for people, a line each, next to buy-and-hold and cash. */
public final class PerformanceText {
    private static final int TITLE_WIDTH = 22;
    private static final int CELL_WIDTH = 16;
    private static final int PERCENT_DECIMALS = 2;
    private static final int RATIO_DECIMALS = 4;
    private static final String NONE = "n/a";
    private static final long HOUR_MICROS = 3_600 * Micros.PER_SECOND;
    private static final long DAY_HOURS = 24;

    private PerformanceText() {}

    /**
     * The lines, with a head.
     *
     * @param asset what amounts are counted in
     */
    public static List<String> lines(Comparison comparison, Asset asset) {
        Performance account = comparison.account();
        Performance hold = comparison.hold();
        List<String> lines = new ArrayList<>();
        lines.add(row("", account.ruined() ? "RUINED" : "result", "buy-and-hold", "cash"));
        for (Measure measure : Measure.values()) {
            Statistic of = account.get(measure);
            String line =
                    row(
                            measure.title(),
                            cell(of, measure, asset),
                            hold == null ? "" : cell(hold.get(measure), measure, asset),
                            cell(comparison.cash().get(measure), measure, asset));
            lines.add(line + reason(of));
        }
        return lines;
    }

    /** The lines of a portfolio: what it is, its figures, and those of its parts. */
    public static List<String> lines(PortfolioPerformance portfolio) {
        List<String> lines = new ArrayList<>();
        lines.add(
                portfolio.name()
                        + " in "
                        + portfolio.quote().code()
                        + ", "
                        + Micros.toIso(portfolio.beganAt())
                        + " to "
                        + Micros.toIso(portfolio.endedAt()));
        lines.addAll(lines(portfolio.whole(), portfolio.quote()));
        for (PortfolioPerformance.Part part : portfolio.parts()) {
            lines.add("");
            lines.add(part.strategy() + " on " + part.instrument());
            part.performance()
                    .statistics()
                    .forEach((measure, of) ->
                            lines.add(
                                    left(measure.title())
                                            + right(cell(of, measure, portfolio.quote()))
                                            + reason(of)));
        }
        return lines;
    }

    private static String reason(Statistic statistic) {
        return statistic instanceof Statistic.NotAvailable none ? "  " + none.reason() : "";
    }

    private static String row(String title, String account, String hold, String cash) {
        return left(title) + right(account) + right(hold) + right(cash);
    }

    private static String left(String text) {
        return text + " ".repeat(Math.max(0, TITLE_WIDTH - text.length()));
    }

    private static String right(String text) {
        return " ".repeat(Math.max(1, CELL_WIDTH - text.length())) + text;
    }

    /** A figure as people read it; {@code n/a} when there is none. */
    public static String cell(Statistic statistic, Measure measure, Asset asset) {
        return switch (statistic) {
            case Statistic.NotAvailable none -> NONE;
            case Statistic.Money money -> Numbers.money(money.units(), asset);
            case Statistic.Count count -> Numbers.count(count.count());
            case Statistic.Span span -> time(span.micros());
            case Statistic.Value value ->
                    measure.kind() == Measure.Kind.SHARE
                            ? decimal(value.value(), 2, PERCENT_DECIMALS) + " %"
                            : decimal(value.value(), 0, RATIO_DECIMALS);
        };
    }

    private static String decimal(double value, int pointToRight, int decimals) {
        BigDecimal shown =
                new BigDecimal(value)
                        .movePointRight(pointToRight)
                        .setScale(decimals, RoundingMode.HALF_EVEN);
        return shown.toPlainString();
    }

    private static String time(long micros) {
        long hours = Math.ceilDiv(micros, HOUR_MICROS);
        return hours < DAY_HOURS
                ? hours + " h"
                : hours / DAY_HOURS + " d " + hours % DAY_HOURS + " h";
    }
}
