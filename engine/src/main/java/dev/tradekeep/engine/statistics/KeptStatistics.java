package dev.tradekeep.engine.statistics;

import dev.tradekeep.store.strategies.BacktestStatistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures on their way into the books and back, the same to the last bit. */
public final class KeptStatistics {
    private static final String RESULT = "result";
    private static final String HOLD = "hold";
    private static final String FIGURE = "figure";
    private static final String MONEY = "money";
    private static final String COUNT = "count";
    private static final String TIME = "time";
    private static final String NONE = "none";

    private KeptStatistics() {}

    /** What is written down of an account. */
    public static List<BacktestStatistic> of(Comparison comparison) {
        List<BacktestStatistic> rows = new ArrayList<>();
        add(RESULT, comparison.account(), rows);
        Performance hold = comparison.hold();
        if (hold != null) {
            add(HOLD, hold, rows);
        }
        return rows;
    }

    private static void add(String account, Performance of, List<BacktestStatistic> rows) {
        of.statistics().forEach((measure, statistic) -> rows.add(row(account, measure, statistic)));
    }

    private static BacktestStatistic row(String account, Measure measure, Statistic statistic) {
        String name = measure.name().toLowerCase(Locale.ROOT);
        return switch (statistic) {
            case Statistic.Value(double value) ->
                    new BacktestStatistic(account, name, FIGURE, Double.toString(value));
            case Statistic.Money(long units) ->
                    new BacktestStatistic(account, name, MONEY, Long.toString(units));
            case Statistic.Count(long count) ->
                    new BacktestStatistic(account, name, COUNT, Long.toString(count));
            case Statistic.Span(long micros) ->
                    new BacktestStatistic(account, name, TIME, Long.toString(micros));
            case Statistic.NotAvailable(String reason) ->
                    new BacktestStatistic(account, name, NONE, reason);
        };
    }

    /**
     * What was written down; null when nothing was.
     *
     * @param ruined whether nothing was left
     */
    public static @Nullable Comparison read(List<BacktestStatistic> rows, boolean ruined) {
        if (rows.isEmpty()) {
            return null;
        }
        Performance hold = read(rows, HOLD, false);
        return new Comparison(
                read(rows, RESULT, ruined),
                hold.statistics().isEmpty() ? null : hold,
                Figures.ofCash());
    }

    private static Performance read(List<BacktestStatistic> rows, String account, boolean ruined) {
        Map<Measure, Statistic> statistics = new EnumMap<>(Measure.class);
        for (BacktestStatistic row : rows) {
            if (row.account().equals(account)) {
                statistics.put(
                        Measure.valueOf(row.measure().toUpperCase(Locale.ROOT)), statistic(row));
            }
        }
        return new Performance(statistics, ruined);
    }

    private static Statistic statistic(BacktestStatistic row) {
        return switch (row.kind()) {
            case FIGURE -> new Statistic.Value(Double.parseDouble(row.value()));
            case MONEY -> new Statistic.Money(Long.parseLong(row.value()));
            case COUNT -> new Statistic.Count(Long.parseLong(row.value()));
            case TIME -> new Statistic.Span(Long.parseLong(row.value()));
            default -> new Statistic.NotAvailable(row.value());
        };
    }
}
