package dev.tradekeep.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried, on how many threads, and what is chosen. */
final class SweepTest {
    private static final long HOUR = 3_600_000_000L;
    private static final int CANDLES = 2_400;
    private static final Asset USD = new Asset("USD", 8);
    private static final Instrument COIN =
            new Instrument("BTC/USD", new Asset("BTC", 8), USD, 2, 8, 1, 1, 0, 0);
    private static final SweepSpace SPACE =
            SweepSpace.parse(List.of("fast=2..12:2", "slow=6..40:4"));

    private final BacktestFeed feed =
            new BacktestFeed(
                    new ListedInstrument(1, 1, 1, 2, InstrumentKind.CRYPTO, COIN),
                    BacktestFeed.NO_SERIES,
                    "walk",
                    0,
                    walk());

    @Test
    void theBestNeighbourhoodIsChosenNotThePeak() {
        double[] scores = {.1, .2, 1.9, .3, .8, .9, 1, .9, .7};
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double[] figures = new double[Trial.MEASURES.size()];
            figures[Trial.MEASURES.indexOf(Measure.SHARPE)] = scores[i];
            trials.add(new Trial(new Place(i), "", 0, 30, 0, figures, new double[3]));
        }
        Map<Place, Trial> places =
                trials.stream().collect(Collectors.toMap(Trial::place, trial -> trial));
        Choice choice =
                Choice.of(
                                SweepSpace.parse(List.of("length=1..9")),
                                trials,
                                places::get,
                                Objective.SHARPE)
                        .orElseThrow();
        assertThat(choice.trial().place()).isEqualTo(new Place(5));
        assertThat(choice.neighbourhood()).isEqualTo(.9);
        assertThat(choice.peak().place()).isEqualTo(new Place(2));
        assertThat(choice.isPeaked()).isTrue();
        assertThat(choice.edges()).isEmpty();
    }

    @Test
    void windowsRollOverThousandCandles() {
        List<Windows.Window> windows = Windows.of(1_000, 400, 10, 100, false);
        assertThat(windows).hasSize(6);
        assertThat(windows.getFirst()).isEqualTo(new Windows.Window(0, 400, 410, 510));
        assertThat(windows.get(4)).isEqualTo(new Windows.Window(400, 800, 810, 910));
        assertThat(windows.getLast()).isEqualTo(new Windows.Window(500, 900, 910, 1_000));
        assertThat(Windows.of(1_000, 400, 10, 100, true))
                .allMatch(window -> window.trainFrom() == 0)
                .last()
                .isEqualTo(new Windows.Window(0, 900, 910, 1_000));
        assertThat(Windows.of(959, 400, 10, 100, false))
                .last()
                .isEqualTo(new Windows.Window(400, 800, 810, 910));
        assertThatThrownBy(() -> Windows.of(400, 400, 10, 100, false))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("Wanted 1 to 500 windows, found 0");
    }

    @Test
    void aSpaceThatIsTooLargeSaysHowLargeItIs() {
        assertThatThrownBy(
                        () -> SweepSpace.parse(List.of("fast=1..1000000", "slow=1..1000000")).all())
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("found 1,000,000,000,000")
                .hasMessageContaining("--method sobol");
        for (String bad : List.of("fast", "fast=", "fast=5..1", "fast=1..5:0", "fast=a..b")) {
            assertThatThrownBy(() -> Axis.parse(bad)).isInstanceOf(TradekeepException.class);
        }
        assertThat(SweepSpace.parse(List.of("a=0.1..0.31:0.1", "b=x,y")).all())
                .hasSize(6)
                .first()
                .isEqualTo(new Place(0, 0));
        assertThat(Axis.parse("a=0.1..0.31:0.1")).hasToString("a=0.1..0.3:0.1");
    }

    @ParameterizedTest
    @EnumSource(SweepMethod.class)
    void anyNumberOfThreadsGivesTheSame(SweepMethod method) {
        Search search = new Search(SPACE, method, 24, 7, Objective.SHARPE);
        Swept one = sweep(search, 1, SweepJournal.NONE);
        assertThat(one.lines()).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
        assertThat(sweep(search, 2, SweepJournal.NONE)).isEqualTo(one);
        assertThat(sweep(search, 5, SweepJournal.NONE)).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(SweepMethod.class)
    void goesOnWhereItWasInterrupted(SweepMethod method) {
        Search search = new Search(SPACE, method, 50, 3, Objective.SHARPE);
        Kept whole = new Kept();
        Swept undisturbed = sweep(search, 2, whole);
        for (int batches = 0; batches <= whole.lines.size(); batches++) {
            Kept part = new Kept();
            part.lines.addAll(whole.lines.subList(0, batches));
            assertThat(sweep(search, 2, part)).isEqualTo(undisturbed);
            assertThat(part.lines).isEqualTo(whole.lines);
        }
        assertThat(undisturbed.lines()).allMatch(line -> line.length() <= Trial.TEXT_MAX);
    }

    @Test
    void theSeedTurnsThePointsThatAreDrawn() {
        SweepSpace large = SweepSpace.parse(List.of("fast=1..100", "slow=101..200"));
        for (SweepMethod method : List.of(SweepMethod.SOBOL, SweepMethod.RANDOM)) {
            List<Place> drawn = new Search(large, method, 64, 1, Objective.SHARPE).drawn();
            assertThat(drawn).hasSize(64).doesNotHaveDuplicates();
            assertThat(new Search(large, method, 64, 1, Objective.SHARPE).drawn()).isEqualTo(drawn);
            assertThat(new Search(large, method, 64, 2, Objective.SHARPE).drawn())
                    .isNotEqualTo(drawn);
        }
        long quarter =
                new Search(large, SweepMethod.SOBOL, 64, 1, Objective.SHARPE)
                        .drawn().stream()
                                .filter(place -> place.on(0) < 50 && place.on(1) < 50)
                                .count();
        assertThat(quarter).isBetween(14L, 18L);
    }

    @Test
    void whatAllTrialsSayTogether() {
        Search search = new Search(SPACE, SweepMethod.GRID, 1, 1, Objective.SHARPE);
        SweepFindings findings = sweep(search, 2, SweepJournal.NONE).findings();
        assertThat(findings.trials()).isEqualTo(48);
        assertThat(findings.overfitting()).isBetween(0.0, 1.0);
        assertThat(findings.realityCheck()).isBetween(0.0, 1.0);
        assertThat(findings.effectiveTrials()).isBetween(1.0, 48.0);
        assertThat(findings.luckyRatio()).isPositive();
    }

    /** What a sweep leads to; the texts say it to the last bit. */
    private record Swept(List<String> lines, SweepFindings found) {
        SweepFindings findings() {
            return found;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Swept swept
                    && lines.equals(swept.lines)
                    && text(found).equals(text(swept.found));
        }

        @Override
        public int hashCode() {
            return lines.hashCode();
        }

        private static String text(SweepFindings found) {
            return found.choice().map(choice -> choice.trial().text()).orElse("")
                    + found.luckyRatio()
                    + found.effectiveTrials()
                    + found.overfitting()
                    + found.realityCheck();
        }
    }

    /** Keeps batches as texts. */
    private static final class Kept implements SweepJournal {
        private record Batch(List<String> trials, String luck) {}

        private final List<Batch> lines = new ArrayList<>();

        @Override
        public List<SweepBatch> read() {
            return lines.stream()
                    .map(batch ->
                            new SweepBatch(
                                    batch.trials().stream().map(Trial::parse).toList(),
                                    Luck.parse(batch.luck())))
                    .toList();
        }

        @Override
        public void add(SweepBatch batch) {
            lines.add(
                    new Batch(
                            batch.trials().stream().map(Trial::text).toList(),
                            batch.luck().text()));
        }
    }

    private Swept sweep(Search search, int threads, SweepJournal journal) {
        Function<Place, BacktestPlan> plans =
                place -> plan("crossover:" + search.space().text(place));
        TrialRunner runner =
                new TrialRunner(plans, plan("crossover"), search.points(), search.seed());
        try (Trials trials = new Trials(runner, journal, threads, _ -> {})) {
            search.run(trials);
            return new Swept(
                    trials.all().stream().map(Trial::text).toList(),
                    SweepFindings.of(search.space(), trials, search.objective(), 0));
        }
    }

    private BacktestPlan plan(String strategy) {
        return new BacktestPlan(
                List.of(feed),
                List.of(new BacktestPlan.PlannedPortfolio("sweep", USD, 100_000 * 100_000_000L)),
                List.of(
                        new EngineSetup.StrategySetup(
                                StrategyCatalog.standard().create(strategy), 0, List.of(0))),
                VenueSettings.DEFAULT);
    }

    private static BarColumns walk() {
        SplittableRandom random = new SplittableRandom(11);
        BarColumns.Builder builder =
                new BarColumns.Builder(CandleGrid.utc(new Interval(HOUR)), CANDLES);
        long price = 1_000_000;
        for (int i = 0; i < CANDLES; i++) {
            long open = price;
            price += random.nextInt(-9_000, 9_001);
            long high = Math.max(open, price) + random.nextInt(2_000);
            long low = Math.min(open, price) - random.nextInt(2_000);
            builder.add(i * HOUR, open, high, low, price, 1_000);
        }
        return builder.build();
    }
}
