package dev.tradekeep.app.backtest.page;

import dev.tradekeep.engine.performance.DayTracker;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Returns by month and year, UTC. */
final class MonthTable {
    private static final int MONTHS = 12;

    /** Growth of each month by its year; 1 for nothing. */
    private final Map<Integer, double[]> years = new TreeMap<>();

    MonthTable(List<DayTracker.Result> days) {
        for (DayTracker.Result day : days) {
            LocalDate date = LocalDate.ofEpochDay(day.day());
            double[] months = years.computeIfAbsent(date.getYear(), _ -> new double[MONTHS]);
            int month = date.getMonthValue() - 1;
            double growth =
                    day.startEquity() <= 0 ? 0 : (double) day.endEquity() / day.startEquity();
            months[month] = (months[month] == 0 ? 1 : months[month]) * growth;
        }
    }

    void write(Html out) {
        out.raw("<div class=\"chart\"><table class=\"months\"><thead><tr><th></th>");
        for (Month month : Month.values()) {
            out.element("th", month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        }
        out.raw("<th>Year</th></tr></thead><tbody>");
        years.forEach((year, months) -> {
            out.raw("<tr><th scope=\"row\">").text(String.valueOf(year)).raw("</th>");
            double all = 1;
            for (double growth : months) {
                cell(out, growth);
                all *= growth == 0 ? 1 : growth;
            }
            cell(out, all);
            out.raw("</tr>");
        });
        out.raw("</tbody></table></div>");
    }

    private static void cell(Html out, double growth) {
        if (growth == 0) {
            out.raw("<td class=\"none\">–</td>");
            return;
        }
        double change = growth - 1;
        String shown = Charts.percent(change, 2).replace(" %", "");
        String name = change > 0 ? "gain" : change < 0 ? "loss" : "none";
        String sign = change > 0 ? "+" : "";
        out.raw("<td class=\"%s\">", name).text(sign + shown).raw("</td>");
    }
}
