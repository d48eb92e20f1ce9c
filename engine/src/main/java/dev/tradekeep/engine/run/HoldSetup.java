package dev.tradekeep.engine.run;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What buy-and-hold trades next to a run: its markets and feeds, without those who decide. */
final class HoldSetup {
    /** Of a market that the strategies of a portfolio do not trade. */
    static final int NOT_HELD = -1;

    private HoldSetup() {}

    static EngineSetup.StrategySetup firstOf(EngineSetup of, int portfolio) {
        return of.strategies().stream()
                .filter(strategy -> strategy.portfolio() == portfolio)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Of each market the bars of its finest feed until the strategies of a portfolio may trade it;
     * 1 at least, which makes its first price. {@link #NOT_HELD} for one that they do not trade.
     */
    static int[] waits(EngineSetup of, int portfolio) {
        int[] waits = new int[of.markets().size()];
        Arrays.fill(waits, NOT_HELD);
        for (EngineSetup.StrategySetup strategy : of.strategies()) {
            if (strategy.portfolio() != portfolio) {
                continue;
            }
            for (int feed : strategy.feeds()) {
                Feed decides = of.feeds().get(feed);
                Market market = decides.market();
                if (!market.instrument().quote().equals(of.portfolios().get(portfolio).quote())) {
                    continue;
                }
                long micros = strategy.warmupBars(decides) * decides.interval().micros();
                long bars = micros / finest(of, market.index()).interval().micros();
                waits[market.index()] =
                        Math.max(waits[market.index()], Math.max(1, Math.toIntExact(bars)));
            }
        }
        return waits;
    }

    /** The feed that lets a market happen at the venue. */
    static Feed finest(EngineSetup of, int market) {
        return of.feeds().stream()
                .filter(feed -> feed.market().index() == market)
                .min(Comparator.comparingLong((Feed feed) -> feed.interval().micros()))
                .orElseThrow();
    }

    /** The same markets and feeds, a portfolio for each market, and nobody who decides. */
    static EngineSetup alone(EngineSetup of, EngineSetup.PortfolioSetup portfolio) {
        List<EngineSetup.PortfolioSetup> portfolios = new ArrayList<>();
        for (int i = 0; i < of.markets().size(); i++) {
            portfolios.add(new EngineSetup.PortfolioSetup(i + 1L, portfolio.quote()));
        }
        return new EngineSetup(
                of.markets(),
                of.feeds(),
                portfolios,
                List.of(),
                of.costs(),
                of.account(),
                of.capabilities(),
                of.incarnation());
    }
}
