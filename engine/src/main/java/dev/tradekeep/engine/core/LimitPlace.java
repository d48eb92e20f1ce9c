package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.risk.LimitUnit;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A limit where it counts: in a portfolio, and in one market or in all. */
final class LimitPlace {
    final RiskLimit limit;
    final Portfolio portfolio;

    /** What a breach is about; null for all that the portfolio trades. */
    final @Nullable Market market;

    /** Of an amount. */
    final @Nullable Asset asset;

    private long episode = Long.MIN_VALUE;
    private String key = "";

    private LimitPlace(
            RiskLimit limit, Portfolio portfolio, @Nullable Market market, @Nullable Asset asset) {
        this.limit = limit;
        this.portfolio = portfolio;
        this.market = market;
        this.asset = asset;
    }

    /** Where limits count in an engine. */
    static LimitPlace[] of(
            List<RiskLimit> limits, EngineSetup setup, EngineState state, RiskDesk risk) {
        List<LimitPlace> places = new ArrayList<>();
        for (RiskLimit limit : limits) {
            for (Portfolio portfolio : state.portfolios()) {
                if (risk.countsFor(limit, portfolio)) {
                    add(places, limit, portfolio, setup, risk);
                }
            }
        }
        return places.toArray(LimitPlace[]::new);
    }

    private static void add(
            List<LimitPlace> places,
            RiskLimit limit,
            Portfolio portfolio,
            EngineSetup setup,
            RiskDesk risk) {
        boolean single = limit.kind().isOfPosition() || limit.scope().instrumentId() != null;
        boolean found = false;
        for (Market market : setup.markets()) {
            if (!risk.countsFor(limit, portfolio, market)) {
                continue;
            }
            if (single) {
                places.add(new LimitPlace(limit, portfolio, market, assetOf(limit, market)));
            } else if (!found) {
                places.add(new LimitPlace(limit, portfolio, null, assetOf(limit, market)));
                found = true;
            }
        }
    }

    private static @Nullable Asset assetOf(RiskLimit limit, Market market) {
        LimitUnit unit = limit.kind().unit();
        if (!unit.hasAsset()) {
            return null;
        }
        return unit == LimitUnit.MONEY ? market.instrument().quote() : market.instrument().base();
    }

    Market requireMarket() {
        return Objects.requireNonNull(market);
    }

    /**
     * Of its breaches that are one row: those of the UTC day of a time; of a drawdown, those from
     * one high, however long it takes to come back there.
     */
    String keyOf(long at) {
        boolean falls = limit.kind() == RiskLimitKind.DRAWDOWN_BPS;
        long now = falls ? portfolio.high() : Math.floorDiv(at, DayTracker.DAY_MICROS);
        if (now != episode) {
            episode = now;
            key =
                    portfolio.id()
                            + " breach "
                            + limit.id()
                            + " "
                            + (market == null ? "all" : market.listed().id())
                            + (falls ? " from " : " ")
                            + episode;
        }
        return key;
    }
}
