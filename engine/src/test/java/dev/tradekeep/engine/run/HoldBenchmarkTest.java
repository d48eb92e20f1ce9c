package dev.tradekeep.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.engine.statistics.Terms;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.SimulatedVenue;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldBenchmarkTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final Asset EUR = new Asset("EUR", 2);
    private static final Interval INTERVAL = Interval.ONE_MINUTE;
    private static final long CASH = 1_000_000;
    private static final VenueModel FREE = VenueModel.of(FillModel.BARS, VenueCosts.FREE);

    private final List<Market> markets = new ArrayList<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final BarClosed bar = new BarClosed();

    private void list(String code, Asset quote) {
        Instrument instrument =
                new Instrument(
                        code + "/" + quote.code(), new Asset(code, 0), quote, 2, 0, 1, 1, 1, 0);
        int index = markets.size();
        ListedInstrument listed =
                new ListedInstrument(
                        index + 1L, 1, index + 10L, 1, InstrumentKind.CRYPTO, instrument);
        markets.add(new Market(index, listed));
        feeds.add(new Feed(index, index + 1L, markets.get(index), INTERVAL));
    }

    private EngineSetup setup(String strategy) {
        List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
        for (Feed feed : feeds) {
            strategies.add(
                    new EngineSetup.StrategySetup(
                            StrategyCatalog.standard().create(strategy), 0, List.of(feed.index())));
        }
        return new EngineSetup(
                markets,
                feeds,
                List.of(new EngineSetup.PortfolioSetup(1, USD)),
                strategies,
                VenueCosts.FREE,
                SimulatedVenue.capabilitiesOf(FillModel.BARS),
                1);
    }

    private HoldBenchmark hold(String strategy) {
        List<MarketModel> models =
                Collections.nCopies(feeds.size(), MarketModel.withoutVolume(INTERVAL.micros()));
        return HoldBenchmark.of(setup(strategy), 0, FREE, models, CASH).orElseThrow();
    }

    private void bar(HoldBenchmark hold, int feed, int minute, long price) {
        long opens = minute * INTERVAL.micros();
        hold.bar(bar.set(feed, opens, opens + INTERVAL.micros(), price, price, price, price, 1));
    }

    /** At the second close, which ends the warm-up, 95 % of each half buys at the next open. */
    @Test
    void severalMarketsHaveEqualWeights() {
        list("A", USD);
        list("B", USD);
        HoldBenchmark hold = hold("crossover:fast=1,slow=2");
        long[][] closes = {{1_000, 2_000}, {1_000, 2_000}, {1_000, 2_000}, {1_100, 2_000}};
        for (int minute = 0; minute < closes.length; minute++) {
            bar(hold, 0, minute, closes[minute][0]);
            bar(hold, 1, minute, closes[minute][1]);
        }
        hold.finish();

        Performance told = hold.figures(Terms.of(TradingDays.EVERY_DAY));
        // 475 of A at 10.00, and 237 of B at 20.00; A gains 1.00 each.
        assertThat(told.get(Measure.PROFIT)).isEqualTo(new Statistic.Money(47_500));
        assertThat(told.get(Measure.OPEN_PROFIT)).isEqualTo(new Statistic.Money(47_500));
        assertThat(told.get(Measure.DRAWDOWN)).isEqualTo(new Statistic.Value(0));
        assertThat(told.get(Measure.EXPOSURE)).isEqualTo(new Statistic.Value(0.5));
        assertThat(hold.days().endEquity()).isEqualTo(CASH + 47_500);
    }

    @Test
    void whatIsPricedInAnotherAssetIsLeftOut() {
        list("A", EUR);
        assertThat(HoldBenchmark.of(setup("buy-and-hold"), 0, FREE, List.of(), CASH)).isEmpty();
        list("B", USD);
        HoldBenchmark hold = hold("buy-and-hold:stake-bps=10000");
        for (int minute = 0; minute < 3; minute++) {
            bar(hold, 0, minute, 500);
            bar(hold, 1, minute, 1_000 - minute * 100);
        }
        hold.finish();

        Performance told = hold.figures(Terms.of(TradingDays.EVERY_DAY));
        // 1,000 bought at 9.00 after the first close, worth 8.00 each at the last.
        assertThat(told.get(Measure.DRAWDOWN)).isInstanceOf(Statistic.Value.class);
        assertThat(hold.days().endEquity()).isEqualTo(CASH - 100_000);
    }

    /** A fall and its recovery between two tops, seen without valuing every close. */
    @Test
    void seesTheDeepestFallOfWhatIsHeld() {
        list("A", USD);
        HoldBenchmark hold = hold("buy-and-hold:stake-bps=10000");
        long[] closes = {1_000, 1_000, 1_200, 1_100, 900, 1_000, 1_200, 1_150, 1_300};
        for (int minute = 0; minute < closes.length; minute++) {
            bar(hold, 0, minute, closes[minute]);
        }
        hold.finish();

        Performance told = hold.figures(Terms.of(TradingDays.EVERY_DAY));
        assertThat(told.get(Measure.DRAWDOWN)).isEqualTo(new Statistic.Value(0.25));
        assertThat(told.get(Measure.DRAWDOWN_LENGTH))
                .isEqualTo(new Statistic.Span(4 * INTERVAL.micros()));
        assertThat(told.get(Measure.PROFIT)).isEqualTo(new Statistic.Money(300_000));
    }
}
