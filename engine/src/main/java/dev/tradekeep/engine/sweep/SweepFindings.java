package dev.tradekeep.engine.sweep;

import dev.tradekeep.engine.evidence.Overfitting;
import dev.tradekeep.engine.evidence.SharpeEvidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all trials of a sweep say together; NaN where there is no figure.
 *
 * @param choice what is chosen; empty when nothing can be
 * @param trials that were run
 * @param days whose returns are compared
 * @param luckyRatio the Sharpe ratio of a day that the best of so many has by luck
 * @param effectiveTrials how many independent ones the trials amount to
 * @param overfitting the probability that the best in one part of the time is below the middle in
 *     the rest
 * @param overfittingTrials over how many trials that is: of very many some, spread evenly
 * @param realityCheck how often the best of worthless trials is as good
 */
public record SweepFindings(
        Optional<Choice> choice,
        int trials,
        int days,
        double luckyRatio,
        double effectiveTrials,
        double overfitting,
        int overfittingTrials,
        double realityCheck) {
    /** Trials at most over which the probability of overfitting is computed. */
    static final int OVERFITTING_MAX = 2_000;

    /** Fewer days say nothing. */
    private static final int DAYS_MIN = 10;

    /**
     * Looks at all that were tried.
     *
     * @param before how many were tried before, over longer candles
     */
    public static SweepFindings of(
            SweepSpace space, Trials tried, Objective objective, int before) {
        List<Trial> run = tried.all().stream().filter(trial -> !trial.isRefused()).toList();
        int days = tried.runner().days();
        boolean says = days >= DAYS_MIN && run.size() > 1;
        double correlation = tried.luck().correlation();
        List<Trial> spread = spread(run);
        return new SweepFindings(
                Choice.of(space, tried, objective),
                before + run.size(),
                days,
                says ? SharpeEvidence.luckyRatio(variance(run), before + run.size()) : Double.NaN,
                correlation + (1 - correlation) * (before + run.size()),
                says ? overfitting(spread, days, tried.runner().blocks()) : Double.NaN,
                spread.size(),
                says ? tried.luck().pValue(tried.runner().check()) : Double.NaN);
    }

    private static double variance(List<Trial> run) {
        double mean = run.stream().mapToDouble(Trial::dailyRatio).sum() / run.size();
        double sum = 0;
        for (Trial trial : run) {
            double off = trial.dailyRatio() - mean;
            sum += off * off;
        }
        return sum / (run.size() - 1);
    }

    private static List<Trial> spread(List<Trial> run) {
        int every = (run.size() + OVERFITTING_MAX - 1) / OVERFITTING_MAX;
        return IntStream.range(0, run.size())
                .filter(i -> every <= 1 || i % every == 0)
                .mapToObj(run::get)
                .toList();
    }

    private static double overfitting(List<Trial> run, int days, int blocks) {
        if (blocks == 0) {
            return Double.NaN;
        }
        double[][] sums = run.stream().map(Trial::sums).toArray(double[][]::new);
        double[][] squares = run.stream().map(Trial::squares).toArray(double[][]::new);
        return Overfitting.probability(sums, squares, Overfitting.counts(days, blocks));
    }
}
