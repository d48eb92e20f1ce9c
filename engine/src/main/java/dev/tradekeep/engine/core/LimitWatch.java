package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.LimitAction;
import dev.tradekeep.store.risk.LimitUnit;
import dev.tradekeep.store.risk.RiskEventKind;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.TradingHalt;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every candle and every fill whether the limits hold, and does what they say when they do
 * not. A breach is a row, counted for the rest of its UTC day, or of a drawdown until there is
 * another high, and an alert. Without limits it costs a comparison, and while they hold a few
 * numbers.
 */
final class LimitWatch {
    private static final LimitPlace[] NONE = {};

    private final EngineSetup setup;
    private final EngineState state;
    private final Turn turn;
    private final RiskDesk risk;
    private final OrderFlow orders;
    private final PositionCloser closer;

    /** The restrictions that the places were made of. */
    private long seen = -1;

    private LimitPlace[] places = NONE;
    private long at;

    LimitWatch(
            EngineSetup setup,
            EngineState state,
            Turn turn,
            RiskDesk risk,
            OrderFlow orders,
            PositionCloser closer) {
        this.setup = setup;
        this.state = state;
        this.turn = turn;
        this.risk = risk;
        this.orders = orders;
        this.closer = closer;
    }

    /**
     * Looks at everything now.
     *
     * @param ofDay a time of the day that it counts for, UTC microseconds: of a close, the time
     *     just before
     */
    void act(long ofDay) {
        at = ofDay;
        if (state.restrictions().version() != seen) {
            seen = state.restrictions().version();
            places = LimitPlace.of(state.restrictions().limits(), setup, state, risk);
            tellOfUnknownVolumes();
        }
        for (LimitPlace place : places) {
            if (place.limit.kind().isWatched()) {
                look(place);
            }
        }
    }

    /** A limit on the share of a volume that nobody knows bounds nothing. */
    private void tellOfUnknownVolumes() {
        for (RiskLimit limit : state.restrictions().limits()) {
            if (limit.kind() == RiskLimitKind.VOLUME_SHARE_BPS) {
                setup.markets().stream()
                        .filter(market -> countsAnywhere(limit, market))
                        .filter(market -> !risk.volumes().isKnown(market))
                        .forEach(market -> tellOfUnknownVolume(limit, market));
            }
        }
    }

    private boolean countsAnywhere(RiskLimit limit, Market market) {
        return state.portfolios().stream()
                .anyMatch(portfolio -> risk.countsFor(limit, portfolio, market));
    }

    private void tellOfUnknownVolume(RiskLimit limit, Market market) {
        String symbol = market.instrument().symbol();
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        AlertSeverity.WARNING,
                        "risk.volume_unknown",
                        "limit " + limit.id() + " in " + symbol,
                        "Limit "
                                + limit.id()
                                + " bounds no order in "
                                + symbol
                                + ": nobody has said what the volume of its candles counts. Say it"
                                + " with --volume-unit.",
                        turn.now()));
    }

    /** An order was denied by a limit, or broke one that only tells. */
    void broken(Portfolio portfolio, Market market, RiskVerdict.Denied verdict) {
        RiskLimit limit = verdict.limit();
        if (limit == null || limit.kind().isWatched() || limit.action() == LimitAction.DENY) {
            return;
        }
        for (LimitPlace place : places) {
            if (place.limit.id() == limit.id()
                    && place.portfolio.index() == portfolio.index()
                    && (place.market == null || place.market.index() == market.index())) {
                at = turn.now();
                breach(place, verdict.reason());
                return;
            }
        }
    }

    private void look(LimitPlace place) {
        long found = measure(place);
        if (found > place.limit.value()) {
            breach(place, null);
        }
    }

    private long measure(LimitPlace place) {
        Portfolio portfolio = place.portfolio;
        return switch (place.limit.kind()) {
            case POSITION_QUANTITY -> quantity(place);
            case POSITION_NOTIONAL -> notional(place);
            case DAILY_LOSS -> portfolio.lossOfDay(at);
            case DRAWDOWN_BPS -> portfolio.drawdownBps();
            case ORDER_QUANTITY,
                    ORDER_NOTIONAL,
                    OPEN_ORDERS,
                    ORDERS_PER_MINUTE,
                    PRICE_COLLAR_BPS,
                    PRICE_AGE,
                    VOLUME_SHARE_BPS,
                    LOSS_COOLDOWN ->
                    0;
        };
    }

    private static long quantity(LimitPlace place) {
        Market market = place.requireMarket();
        long held = Math.abs(place.portfolio.position(market).quantity());
        return held == 0 ? 0 : market.instrument().baseAmount(held);
    }

    private long notional(LimitPlace place) {
        Market market = place.requireMarket();
        long held = Math.abs(place.portfolio.position(market).quantity());
        long price = state.price(market.index());
        return held == 0 || price == 0 ? 0 : market.instrument().notionalAtMost(price, held);
    }

    private void breach(LimitPlace place, @Nullable String said) {
        String key = place.keyOf(at);
        long count = orders.notes().count(key) + 1;
        if (count == 1) {
            String reason = said == null ? describe(place) : said;
            BookingLine.RiskNoted noted = noted(place, key, reason, count);
            turn.addInNeed(noted);
            tell(place, reason);
            halt(place, reason);
        } else {
            orders.notes().repeat(key, noted(place, key, "It goes on.", count));
        }
        again(place);
    }

    private BookingLine.RiskNoted noted(LimitPlace place, String key, String why, long count) {
        RiskLimit limit = place.limit;
        return new BookingLine.RiskNoted(
                RiskEventKind.BREACH,
                limit.id(),
                key,
                limit.kind().name(),
                place.portfolio.index(),
                place.market,
                null,
                why,
                count,
                turn.now());
    }

    private void tell(LimitPlace place, String reason) {
        LimitAction action = place.limit.action();
        boolean severe = action == LimitAction.HALT || action == LimitAction.FLATTEN;
        turn.addInNeed(
                new BookingLine.AlertRaised(
                        severe ? AlertSeverity.CRITICAL : AlertSeverity.WARNING,
                        "risk.breach",
                        "limit " + place.limit.id() + " of portfolio " + place.portfolio.id(),
                        reason,
                        turn.now()));
    }

    /** A halt is raised once for each row of a breach, and not when one as severe holds. */
    private void halt(LimitPlace place, String reason) {
        HaltLevel level =
                switch (place.limit.action()) {
                    case HALT -> HaltLevel.REDUCE_ONLY;
                    case FLATTEN -> HaltLevel.FLATTEN;
                    case DENY, CANCEL, REDUCE, ALERT -> null;
                };
        if (level == null || holds(place, level)) {
            return;
        }
        turn.addInNeed(
                new BookingLine.HaltRaised(
                        level,
                        place.portfolio.index(),
                        place.market,
                        place.limit.id(),
                        reason,
                        turn.now()));
    }

    private boolean holds(LimitPlace place, HaltLevel level) {
        Market market = place.market;
        Optional<TradingHalt> held =
                market == null
                        ? risk.strongest(place.portfolio)
                        : risk.strongest(place.portfolio, market);
        return held.isPresent() && held.get().level().compareTo(level) >= 0;
    }

    /** What is done as long as the limit is broken. */
    private void again(LimitPlace place) {
        LimitAction action = place.limit.action();
        if (action != LimitAction.CANCEL && action != LimitAction.REDUCE) {
            return;
        }
        for (Market market : setup.markets()) {
            if (place.market == null || place.market.index() == market.index()) {
                closer.cancel(place.portfolio, market, open -> isOffending(place, open));
            }
        }
        if (action == LimitAction.REDUCE) {
            reduce(place);
        }
    }

    /** Of a position, what would make it larger; of a loss, whatever opens anything. */
    private boolean isOffending(LimitPlace place, OpenOrder open) {
        if (!place.limit.kind().isOfPosition()) {
            return !closer.isExit(open);
        }
        long held = place.portfolio.position(open.market()).quantity();
        return Long.signum(held) == open.order().side().sign() && !closer.isExit(open);
    }

    private void reduce(LimitPlace place) {
        Market market = place.requireMarket();
        Instrument instrument = market.instrument();
        Position position = place.portfolio.position(market);
        long most =
                place.limit.kind() == RiskLimitKind.POSITION_QUANTITY
                        ? FixedPoint.rescale(
                                place.limit.value(),
                                instrument.base().scale(),
                                instrument.quantityScale(),
                                RoundingMode.FLOOR)
                        : instrument.quantityAtMostFor(
                                place.limit.value(), state.price(market.index()));
        long over = FixedPoint.subtract(Math.abs(position.quantity()), most);
        closer.reduce(place.portfolio, market, over, "limit " + place.limit.id());
    }

    private String describe(LimitPlace place) {
        RiskLimit limit = place.limit;
        LimitUnit unit = limit.kind().unit();
        Asset asset = place.asset;
        Market market = place.market;
        return "Limit "
                + limit.id()
                + " allows "
                + unit.format(limit.value(), asset)
                + " as "
                + limit.kind().words()
                + (market == null ? "" : " in " + market.instrument().symbol())
                + ", found "
                + unit.format(measure(place), asset)
                + ".";
    }
}
