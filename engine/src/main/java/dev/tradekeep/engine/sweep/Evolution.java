package dev.tradekeep.engine.sweep;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.MeanAlterer;
import io.jenetics.Mutator;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Evaluator;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Children of the better points. Everything is drawn on one thread, and points are tried a
 * generation at a time, so that the number of threads changes nothing.
 */
final class Evolution {
    private static final double MUTATION = 0.2;
    private static final double CROSSOVER = 0.6;
    private static final int TOURNAMENT = 3;

    private final Search search;
    private final Trials trials;

    private Evolution(Search search, Trials trials) {
        this.search = search;
        this.trials = trials;
    }

    /** Tries points until there are as many as wanted, or children bring none that are new. */
    static void run(Search search, Trials trials) {
        Evolution evolution = new Evolution(search, trials);
        RandomRegistry.with(search.random()).run(evolution::evolve);
    }

    private void evolve() {
        Genotype<IntegerGene> first =
                Genotype.of(
                        search.space().axes().stream()
                                .map(axis -> IntegerChromosome.of(0, Math.toIntExact(axis.size())))
                                .toList());
        Evaluator<IntegerGene, Double> evaluator = this::evaluate;
        Engine<IntegerGene, Double> engine =
                new Engine.Builder<>(evaluator, first)
                        .populationSize(SweepBatch.SIZE)
                        .optimize(Optimize.MAXIMUM)
                        .selector(new TournamentSelector<>(TOURNAMENT))
                        .alterers(
                                new UniformCrossover<>(CROSSOVER),
                                new MeanAlterer<>(CROSSOVER / 2),
                                new Mutator<>(MUTATION))
                        .executor(Runnable::run)
                        .build();
        int generations = 2 * search.points() / SweepBatch.SIZE + 2;
        engine.stream()
                .limit(_ -> trials.all().size() < search.points())
                .limit(generations)
                .forEach((EvolutionResult<IntegerGene, Double> _) -> {});
    }

    private ISeq<Phenotype<IntegerGene, Double>> evaluate(
            Seq<Phenotype<IntegerGene, Double>> population) {
        List<Place> places = population.stream().map(Evolution::place).toList();
        trials.run(places);
        return population.stream()
                .map(one -> one.isEvaluated() ? one : one.withFitness(score(place(one))))
                .collect(ISeq.toISeq());
    }

    private double score(Place place) {
        return Objects.requireNonNull(trials.find(place)).score(search.objective());
    }

    private static Place place(Phenotype<IntegerGene, Double> of) {
        Genotype<IntegerGene> genotype = of.genotype();
        return new Place(
                IntStream.range(0, genotype.length())
                        .map(axis -> genotype.get(axis).gene().intValue())
                        .toArray());
    }
}
