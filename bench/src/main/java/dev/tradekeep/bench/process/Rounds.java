package dev.tradekeep.bench.process;

import dev.tradekeep.bench.report.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** Measures in turn, A B C A B C, so that a slow moment of the machine falls on all alike. */
public final class Rounds {
    private Rounds() {}

    /** The figures of each subject, in the order given. */
    public static <S> Map<S, Figures> interleave(
            List<S> subjects, int rounds, ToDoubleFunction<S> measure) {
        return interleave(subjects, rounds, 1, (first, only) -> first, measure);
    }

    /**
     * The figures of each subject, in the order given; that of a round is the best of some goes.
     * The goes are taken in turn, too: all subjects had the same chances of a quiet moment.
     *
     * @param better of two figures, which counts
     */
    public static <S> Map<S, Figures> interleave(
            List<S> subjects,
            int rounds,
            int goes,
            DoubleBinaryOperator better,
            ToDoubleFunction<S> measure) {
        Map<S, double[]> found = new LinkedHashMap<>();
        subjects.forEach(subject -> found.put(subject, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            for (int go = 0; go < goes; go++) {
                for (Map.Entry<S, double[]> subject : found.entrySet()) {
                    double figure = measure.applyAsDouble(subject.getKey());
                    double[] best = subject.getValue();
                    best[round] = go == 0 ? figure : better.applyAsDouble(best[round], figure);
                }
            }
        }
        Map<S, Figures> figures = new LinkedHashMap<>();
        found.forEach((subject, values) -> figures.put(subject, Figures.of(values)));
        return figures;
    }
}
