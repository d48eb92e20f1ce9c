package dev.tradekeep.engine.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Which points are tried.
 *
 * @param points how many are drawn; of a grid all are tried
 * @param seed of what is drawn
 */
public record Search(
        SweepSpace space, SweepMethod method, int points, long seed, Objective objective) {
    /** The best, whose neighbours are tried as well where points were drawn. */
    static final int BEST = 20;

    private static final String ALGORITHM = "L64X128MixRandom";

    /** So many draws of points that were drawn before end the drawing. */
    private static final int DRAWS_PER_POINT = 100;

    /**
     * @throws dev.tradekeep.model.error.TradekeepException when there are too many points
     */
    public Search {
        if (points < 1 || points > SweepSpace.POINTS_MAX) {
            throw SweepSpace.invalid(
                    "Wanted 1 to " + SweepSpace.POINTS_MAX + " points, found " + points + ".");
        }
        if (method == SweepMethod.GRID) {
            points = space.all().size();
        }
    }

    /** Tries them; of those that were drawn also the neighbours of the best. */
    public void run(Trials trials) {
        switch (method) {
            case GRID -> trials.run(space.all());
            case RANDOM, SOBOL -> trials.run(drawn());
            case EVOLUTION -> Evolution.run(this, trials);
        }
        if (method != SweepMethod.GRID) {
            trials.run(aroundTheBest(trials));
        }
    }

    /** Some of the points that are tried, spread over them. */
    public List<Place> first(int count) {
        List<Place> all = method == SweepMethod.GRID ? space.all() : drawn();
        int every = Math.max(1, all.size() / count);
        return IntStream.range(0, Math.min(count, all.size()))
                .mapToObj(i -> all.get(i * every))
                .toList();
    }

    private boolean isWhole() {
        return space.size().compareTo(BigInteger.valueOf(points)) <= 0;
    }

    /** Points that are drawn, in the order of the draws. */
    List<Place> drawn() {
        if (isWhole()) {
            return space.all();
        }
        RandomGenerator random = random();
        int axes = space.axes().size();
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(axes);
        double[] turn = random.doubles(axes).toArray();
        Set<Place> drawn = new LinkedHashSet<>();
        for (long draw = 0;
                drawn.size() < points && draw < (long) DRAWS_PER_POINT * points;
                draw++) {
            double[] at =
                    method == SweepMethod.SOBOL
                            ? rotated(sobol.nextVector(), turn)
                            : random.doubles(axes).toArray();
            drawn.add(place(at));
        }
        return new ArrayList<>(drawn);
    }

    private static double[] rotated(double[] at, double[] turn) {
        for (int axis = 0; axis < at.length; axis++) {
            at[axis] = (at[axis] + turn[axis]) % 1;
        }
        return at;
    }

    private Place place(double[] at) {
        int[] steps = new int[at.length];
        for (int axis = 0; axis < at.length; axis++) {
            steps[axis] = (int) (at[axis] * space.axes().get(axis).size());
        }
        return new Place(steps);
    }

    RandomGenerator random() {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    private List<Place> aroundTheBest(Trials trials) {
        return best(trials).stream()
                .flatMap(trial -> space.neighbours(trial.place()).stream())
                .distinct()
                .toList();
    }

    private List<Trial> best(Trials trials) {
        return trials.all().stream()
                .filter(trial -> trial.score(objective) > Double.NEGATIVE_INFINITY)
                .sorted(
                        Comparator.comparingDouble((Trial trial) -> trial.score(objective))
                                .reversed()
                                .thenComparing(Trial::place))
                .limit(BEST)
                .toList();
    }

    /** Tries the best of other trials and the neighbours of their choice. */
    public void refine(Trials coarse, Trials fine) {
        List<Place> places = new ArrayList<>();
        best(coarse).forEach(trial -> places.add(trial.place()));
        Choice.of(space, coarse, objective)
                .ifPresent(choice -> {
                    places.add(choice.trial().place());
                    places.addAll(space.neighbours(choice.trial().place()));
                });
        fine.run(places);
    }
}
