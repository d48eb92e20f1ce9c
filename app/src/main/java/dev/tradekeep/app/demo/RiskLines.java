package dev.tradekeep.app.demo;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.sql.Word;
import java.util.ArrayList;
import java.util.List;

/** What the risk check had to tell of a backtest, for people: a line for each kind of it. */
final class RiskLines {
    private RiskLines() {}

    /** The lines; none when there was nothing to tell. */
    static List<String> of(List<RiskCount> risk) {
        List<String> lines = new ArrayList<>();
        for (RiskCount one : risk) {
            if (lines.size() == DemoReport.RISK_LINES_MAX) {
                lines.add("and more; 'tradekeep list risk-events' has them");
                break;
            }
            lines.add(
                    Numbers.count(one.count())
                            + " × "
                            + Word.of(one.kind())
                            + " "
                            + one.code()
                            + ": "
                            + one.detail());
        }
        return lines;
    }
}
