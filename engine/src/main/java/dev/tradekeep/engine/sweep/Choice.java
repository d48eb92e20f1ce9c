package dev.tradekeep.engine.sweep;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen of some trials: not the best, but the one whose neighbourhood is.
 *
 * @param trial that is chosen
 * @param neighbourhood the median of its score and those of its neighbours
 * @param peak that has the best score of all
 * @param isPeaked whether that is above 0 and more than twice the neighbourhood's: doubt
 * @param edges parameters that have the smallest or largest value which was tried: doubt
 */
public record Choice(
        Trial trial, double neighbourhood, Trial peak, boolean isPeaked, List<String> edges) {
    public Choice {
        edges = List.copyOf(edges);
    }

    /** Chooses; empty when no trial has a score, or none in whose neighbourhood most have one. */
    public static Optional<Choice> of(SweepSpace space, Trials trials, Objective objective) {
        return of(space, trials.all(), trials::find, objective);
    }

    static Optional<Choice> of(
            SweepSpace space,
            Collection<Trial> trials,
            Function<Place, @Nullable Trial> find,
            Objective objective) {
        @Nullable Trial best = null;
        @Nullable Trial peak = null;
        double highest = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (Trial trial : trials) {
            double score = trial.score(objective);
            if (score == Double.NEGATIVE_INFINITY) {
                continue;
            }
            if (isBetter(score, trial, top, peak)) {
                top = score;
                peak = trial;
            }
            double median = neighbourhood(space, trial, find, objective);
            if (median > Double.NEGATIVE_INFINITY && isBetter(median, trial, highest, best)) {
                highest = median;
                best = trial;
            }
        }
        return best == null || peak == null
                ? Optional.empty()
                : Optional.of(
                        new Choice(
                                best,
                                highest,
                                peak,
                                top > Math.max(0, 2 * highest),
                                space.edges(best.place())));
    }

    /** Of two that are equal the one with the smaller parameters. */
    private static boolean isBetter(
            double score, Trial trial, double highest, @Nullable Trial best) {
        return best == null
                || score > highest
                || (score == highest && trial.place().compareTo(best.place()) < 0);
    }

    private static double neighbourhood(
            SweepSpace space,
            Trial trial,
            Function<Place, @Nullable Trial> find,
            Objective objective) {
        double[] scores = new double[1 + 2 * space.axes().size()];
        scores[0] = trial.score(objective);
        int count = 1;
        for (Place near : space.neighbours(trial.place())) {
            @Nullable Trial tried = find.apply(near);
            if (tried != null && !tried.isRefused()) {
                scores[count] = tried.score(objective);
                count++;
            }
        }
        Arrays.sort(scores, 0, count);
        double upper = scores[count / 2];
        return count % 2 == 1 ? upper : (scores[count / 2 - 1] + upper) / 2;
    }
}
