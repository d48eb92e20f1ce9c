package dev.tradekeep.bench.process;

import dev.tradekeep.bench.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures in turn, A B C A B C, so that a slow moment of the machine falls on all alike. */
public final class Rounds {
    private Rounds() {}

    /** The figures of each subject, in the order given. */
    public static <S> Map<S, Figures> interleave(
            List<S> subjects, int rounds, ToDoubleFunction<S> measure) {
        Map<S, double[]> found = new LinkedHashMap<>();
        subjects.forEach(subject -> found.put(subject, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<S, double[]> subject : new ArrayList<>(found.entrySet())) {
                subject.getValue()[round] = measure.applyAsDouble(subject.getKey());
            }
        }
        Map<S, Figures> figures = new LinkedHashMap<>();
        found.forEach((subject, values) -> figures.put(subject, Figures.of(values)));
        return figures;
    }
}
