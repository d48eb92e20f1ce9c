package dev.tradekeep.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures that were worked out by others, or by hand. */
final class EvidenceVectorsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void theProbabilityThatASharpeRatioIsReal() {
        SharpeEvidence evidence = new SharpeEvidence(.1, -.5, 5, 250);
        assertThat(evidence.probabilityAbove(0)).isCloseTo(.9373205744, EXACT);
        assertThat(evidence.periodsToBelieve(0)).isCloseTo(287.7876061341, EXACT);
        assertThat(evidence.periodsToBelieve(.1)).isInfinite();
    }

    @Test
    void aDeflatedSharpeRatio() {
        double lucky = SharpeEvidence.luckyRatio(.5 / 250, 100);
        assertThat(lucky).isCloseTo(.1131720019, EXACT);
        SharpeEvidence evidence = new SharpeEvidence(2.5 / Math.sqrt(250), -3, 10, 1250);
        assertThat(evidence.probabilityAbove(lucky)).isCloseTo(.9003968344, EXACT);
        assertThat(SharpeEvidence.luckyRatio(.5 / 250, 1)).isZero();
    }

    @Test
    void whatTheBestOfWorthlessTrialsShows() {
        assertThat(SharpeEvidence.yearsUntilBelow(45, 1)).isCloseTo(4.9980870044, EXACT);
        assertThat(SharpeEvidence.luckyYear(400)).isCloseTo(2.98, within(.005));
    }

    @Test
    void blocksThatSuitASeries() {
        double[] values = IntStream.rangeClosed(1, 60).mapToDouble(i -> Math.sin(i * i)).toArray();
        assertThat(StationaryBootstrap.blockLength(values)).isCloseTo(2.4563427498, EXACT);
    }

    @Test
    void placesOfADrawnSeries() {
        PrimitiveIterator.OfDouble draws = DoubleStream.of(.5, .9, .1, .7, .6, .5).iterator();
        int[] places = new int[5];
        StationaryBootstrap.places(5, .4, draws::nextDouble, places);
        assertThat(places).containsExactly(2, 3, 3, 4, 0);
        assertThat(draws).isExhausted();
    }

    @Test
    void theProbabilityOfOverfitting() {
        double[][] rows = {
            {-2, 5, -3}, {0, -3, 3}, {3, 3, 2}, {-1, -3, 3},
            {-4, 2, 2}, {5, -4, 3}, {0, -1, 5}, {-3, 1, -4}
        };
        double[][] trials = new double[3][rows.length];
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < rows.length; i++) {
                trials[t][i] = rows[i][t];
            }
        }
        assertThat(Overfitting.probability(trials, 4)).isCloseTo(1 / 3.0, EXACT);
        assertThat(Overfitting.blocks(39)).isZero();
        assertThat(Overfitting.blocks(59)).isEqualTo(4);
        assertThat(Overfitting.blocks(1000)).isEqualTo(16);
    }

    @Test
    void theRealityCheck() {
        double[][] trials = {{3, -1, 2, 1, -2, 3}, {1, 2, -1, 0, 1, -3}};
        int[][] draws = {
            {0, 1, 2, 3, 4, 5}, {2, 3, 3, 4, 0, 1}, {5, 0, 1, 1, 2, 2}, {4, 5, 0, 3, 4, 5}
        };
        assertThat(RealityCheck.best(trials)).isCloseTo(2.4494897428, EXACT);
        assertThat(RealityCheck.pValue(trials, draws)).isCloseTo(.2, EXACT);
    }

    @Test
    void costsAtWhichNothingIsEarned() {
        assertThat(BreakEven.perSide(new double[] {.004, -.001, .003}))
                .isCloseTo(9.9783798812e-4, within(1e-13));
        assertThat(BreakEven.perSide(new double[] {-.01})).isNegative();
    }

    @Test
    void aRandomEntryComesAsOftenAsItCan() {
        double[] moves = {1, -2, 3, 1, -1, 2};
        double[] prices = new double[moves.length + 1];
        prices[0] = 1;
        for (int i = 0; i < moves.length; i++) {
            prices[i + 1] = prices[i] * Math.exp(moves[i]);
        }
        RandomEntry.Traded market =
                new RandomEntry.Traded(prices, List.of(new RandomEntry.Held(2, 4, 1)));
        double together = 0;
        for (int seed = 0; seed < 20; seed++) {
            together += RandomEntry.test(List.of(market), Draws.of(seed, "random entry")).pValue();
        }
        // One of five places is as good.
        assertThat(together / 20).isCloseTo(.2, within(.02));
    }

    @Test
    void chanceIsRejectedAboutAsOftenAsItShould() {
        int rejected = 0;
        for (int walk = 0; walk < 400; walk++) {
            var random = Draws.of(walk, "walk");
            double[] prices = new double[301];
            prices[0] = 1;
            for (int i = 1; i < prices.length; i++) {
                prices[i] = prices[i - 1] * Math.exp(random.nextGaussian() / 100);
            }
            List<RandomEntry.Held> trades =
                    IntStream.range(0, 30)
                            .mapToObj(i ->
                                    new RandomEntry.Held(10 * i, 10 * i + 1 + random.nextInt(9), 1))
                            .toList();
            RandomEntry.Result result =
                    RandomEntry.test(
                            List.of(new RandomEntry.Traded(prices, trades)),
                            Draws.of(walk, "random entry"));
            rejected += result.pValue() <= .05 ? 1 : 0;
        }
        assertThat(rejected).isBetween(8, 28);
    }
}
