package dev.tradekeep.app.report;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.sql.Word;
import java.util.ArrayList;
import java.util.List;

/** What the risk check had to tell of a backtest, for people: a line for each kind of it. */
public final class RiskLines {
    /** Denials and breaches that are shown. */
    public static final int LINES_MAX = 10;

    private RiskLines() {}

    /** The lines; none when there was nothing to tell. */
    public static List<String> of(List<RiskCount> risk) {
        List<String> lines = new ArrayList<>();
        for (RiskCount one : risk) {
            if (lines.size() == LINES_MAX) {
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
