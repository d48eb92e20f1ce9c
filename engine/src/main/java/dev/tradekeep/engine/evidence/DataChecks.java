package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.core.MarketFaults;
import dev.tradekeep.engine.risk.RiskCode;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.venue.FillReport;
import java.util.List;

/** Checks of the candles, and of what was taken of them. */
final class DataChecks {
    private static final double MISSING_MAX = 0.01;
    private static final double STALE_MAX = 0.05;
    private static final double ABOVE_VOLUME_MAX = 0.05;
    private static final double BASIS_POINTS = 10_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final BacktestPlan plan;
    private final BacktestOutcome outcome;
    private final List<CandleReport> candles;

    DataChecks(BacktestPlan plan, BacktestOutcome outcome, List<CandleReport> candles) {
        this.plan = plan;
        this.outcome = outcome;
        this.candles = candles;
    }

    /** All of them, in the order of {@link CheckKind}. */
    List<Check> made() {
        return List.of(
                fillsAboveVolume(),
                jumps(),
                amountsTooLarge(),
                gaps(),
                found(
                        CheckKind.FILLED_CANDLES,
                        candles.stream().map(CandleReport::filled).toList()),
                found(CheckKind.BAD_PRINTS, candles.stream().map(CandleReport::badPrints).toList()),
                stale(),
                largeFills());
    }

    private long fills() {
        return outcome.markets().stream().mapToLong(FillReport::fills).sum();
    }

    private boolean isVolumeCounted() {
        return outcome.markets().stream().anyMatch(market -> market.large().counted());
    }

    private Check fillsAboveVolume() {
        if (!isVolumeCounted()) {
            return Check.none(CheckKind.FILLS_ABOVE_VOLUME, volumeNote());
        }
        long above = outcome.markets().stream().mapToLong(market -> market.large().overAll()).sum();
        double share = share(above, fills());
        return Check.of(
                CheckKind.FILLS_ABOVE_VOLUME,
                share > ABOVE_VOLUME_MAX ? Grade.FAIL : above > 0 ? Grade.DOUBT : Grade.OK,
                share,
                ABOVE_VOLUME_MAX);
    }

    private Check largeFills() {
        if (!isVolumeCounted()) {
            return Check.none(CheckKind.LARGE_FILLS, volumeNote());
        }
        long large =
                outcome.markets().stream().mapToLong(market -> market.large().overShare()).sum();
        return Check.of(
                CheckKind.LARGE_FILLS,
                large > 0 ? Grade.DOUBT : Grade.OK,
                share(large, fills()),
                FillReport.LARGE_BPS / BASIS_POINTS);
    }

    private String volumeNote() {
        return switch (plan.rules().volumeUnit()) {
            case UNKNOWN -> "nobody has said what the volume counts";
            case BASE, QUOTE, CONTRACTS -> "no fill takes more than its share";
        };
    }

    private Check jumps() {
        long jumps = candles.stream().mapToLong(report -> report.jumps().count()).sum();
        return Check.of(CheckKind.JUMPS, jumps > 0 ? Grade.FAIL : Grade.OK, (double) jumps, 0);
    }

    /** What could not be booked or valued is wrong; an order that was denied only never came. */
    private Check amountsTooLarge() {
        List<String> lost =
                outcome.alerts().stream()
                        .filter(alert -> MarketFaults.isOverflow(alert.code()))
                        .map(BookingLine.AlertRaised::message)
                        .toList();
        if (!lost.isEmpty()) {
            return new Check(
                    CheckKind.AMOUNTS_TOO_LARGE, Grade.FAIL, lost.size(), 0, lost.getFirst());
        }
        List<RiskCount> denied =
                outcome.risks().stream()
                        .filter(risk -> risk.code().equals(RiskCode.OUT_OF_RANGE.name()))
                        .toList();
        return new Check(
                CheckKind.AMOUNTS_TOO_LARGE,
                denied.isEmpty() ? Grade.OK : Grade.DOUBT,
                denied.stream().mapToLong(RiskCount::count).sum(),
                0,
                denied.isEmpty() ? "" : String.valueOf(denied.getFirst().detail()));
    }

    private Check gaps() {
        double worst = 0;
        long longest = 0;
        for (CandleReport report : candles) {
            worst = Math.max(worst, share(report.missing(), report.candles() + report.missing()));
            longest = Math.max(longest, report.longestGap());
        }
        boolean doubtful = worst > MISSING_MAX || longest >= DAY_MICROS;
        return Check.of(CheckKind.GAPS, doubtful ? Grade.DOUBT : Grade.OK, worst, MISSING_MAX);
    }

    private static Check found(CheckKind kind, List<CandleReport.Found> found) {
        long count = found.stream().mapToLong(CandleReport.Found::count).sum();
        return Check.of(kind, count > 0 ? Grade.DOUBT : Grade.OK, (double) count, 0);
    }

    private Check stale() {
        double worst = 0;
        for (CandleReport report : candles) {
            worst = Math.max(worst, share(report.stale(), report.candles()));
        }
        return Check.of(
                CheckKind.STALE_CANDLES,
                worst > STALE_MAX ? Grade.DOUBT : Grade.OK,
                worst,
                STALE_MAX);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
