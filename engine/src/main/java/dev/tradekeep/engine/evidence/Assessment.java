package dev.tradekeep.engine.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest's result is worth, and why.
 *
 * @param checks in the order of {@link CheckKind}
 * @param candles of each feed, in the order of the plan's
 * @param outlook for 30 and 90 days; empty when there are too few days to draw from
 * @param drawdownToStop as a share: one of twenty orders of the same trades falls deeper; null
 *     without trades
 */
public record Assessment(
        Verdict verdict,
        List<Check> checks,
        List<CandleReport> candles,
        List<Outlook> outlook,
        @Nullable Double drawdownToStop) {
    public Assessment {
        checks = List.copyOf(checks);
        candles = List.copyOf(candles);
        outlook = List.copyOf(outlook);
    }

    /** What came of a check. */
    public Check check(CheckKind kind) {
        return checks.stream().filter(check -> check.kind() == kind).findFirst().orElseThrow();
    }

    static Verdict verdict(List<Check> checks) {
        Verdict verdict = Verdict.NOT_REFUTED;
        for (Check check : checks) {
            boolean worse = check.kind().onFailure().compareTo(verdict) < 0;
            if (check.grade() == Grade.FAIL && worse) {
                verdict = check.kind().onFailure();
            }
        }
        return verdict;
    }
}
