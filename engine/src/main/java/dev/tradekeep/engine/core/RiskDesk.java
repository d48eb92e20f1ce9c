package dev.tradekeep.engine.core;

import dev.tradekeep.engine.risk.Exposure;
import dev.tradekeep.engine.risk.Reservation;
import dev.tradekeep.engine.risk.RiskCheck;
import dev.tradekeep.engine.risk.RiskContext;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Says whether an order may be sent, from what the engine remembers. */
final class RiskDesk {
    private final EngineState state;
    private final Turn turn;
    private final RiskCheck check;
    private final Reservation reservation;
    private final KeptForExits kept;
    private final Map<Integer, String> barred = new HashMap<>();
    private final Map<String, Market> markets = new HashMap<>();

    RiskDesk(EngineSetup setup, EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
        check = new RiskCheck(setup.costs());
        reservation = new Reservation(setup.costs());
        kept = new KeptForExits(setup, state);
        setup.markets().forEach(market -> markets.put(market.instrument().symbol(), market));
    }

    /** Whether an order of a portfolio may be sent now. */
    RiskVerdict check(Order order, Portfolio portfolio, Market market) {
        View view = new View(portfolio, market);
        view.leaveOutGroupOf(order);
        view.group = groupOf(order);
        return check.check(order, view);
    }

    private static @Nullable String groupOf(Order order) {
        GroupMember member = order.request().member();
        return member == null ? null : member.groupId();
    }

    /** An order of a portfolio is sent. */
    void sent(Portfolio portfolio) {
        state.rate(portfolio.index()).add(turn.now());
    }

    /** What a portfolio may still spend of an asset, asset units. */
    long available(Portfolio portfolio, Market market, Asset asset) {
        return state.ordersOf(portfolio) == 0 && state.groups().isEmpty()
                ? portfolio.balance(market, asset)
                : reservation.available(asset, new View(portfolio, market));
    }

    /**
     * What an order may spend of an asset: the balance without what other orders have set aside.
     * The exits of its group do not count, for they end one another.
     */
    long spendable(OpenOrder open, Asset asset) {
        Portfolio portfolio = state.portfolio(open.portfolio());
        if (state.ordersOf(portfolio) == 1) {
            return portfolio.balance(open.market(), asset);
        }
        View view = new View(portfolio, open.market());
        view.without = open.id();
        view.leaveOutGroupOf(open.order());
        return reservation.available(asset, view);
    }

    /** Whether an order, with all that is open on its side, only makes the position smaller. */
    boolean reduces(OpenOrder open) {
        View view = new View(state.portfolio(open.portfolio()), open.market());
        view.without = open.id();
        return view.reduces(open.order());
    }

    /** Whether a new order, with all that is open on its side, only makes the position smaller. */
    boolean reduces(Order order, Portfolio portfolio, Market market) {
        return new View(portfolio, market).reduces(order);
    }

    /** From now on a market takes no entries. */
    void bar(int market, String why) {
        barred.putIfAbsent(market, why);
    }

    /** The most severe halt that holds for a portfolio. */
    Optional<TradingHalt> strongest(Portfolio portfolio) {
        if (state.halts().isEmpty()) {
            return Optional.empty();
        }
        return state.halts().stream()
                .filter(halt -> {
                    Long id = halt.portfolioId();
                    return id == null || id == portfolio.id();
                })
                .min(Comparator.comparing(TradingHalt::level).reversed());
    }

    /** Whether a halt holds that does not let an order through. */
    boolean isForbidden(OpenOrder open) {
        return strongest(state.portfolio(open.portfolio())).isPresent() && !reduces(open);
    }

    /** The account and the market as the risk check sees them. */
    private final class View implements RiskContext {
        private final Portfolio portfolio;
        private final Market market;
        private @Nullable String without;
        private @Nullable String withoutGroup;

        /** That of a new order. */
        private @Nullable String group;

        View(Portfolio portfolio, Market market) {
            this.portfolio = portfolio;
            this.market = market;
        }

        /** The exits of a group end one another: the others set aside what this one may use. */
        void leaveOutGroupOf(Order order) {
            GroupMember member = order.request().member();
            withoutGroup = member == null ? null : member.groupId();
        }

        @Override
        public OptionalLong lastPrice(Instrument instrument) {
            Market known =
                    instrument.equals(market.instrument())
                            ? market
                            : markets.get(instrument.symbol());
            long price = known == null ? 0 : state.price(known.index());
            return price > 0 ? OptionalLong.of(price) : OptionalLong.empty();
        }

        private @Nullable String ownGroup() {
            OpenOrder open = without == null ? null : state.order(without);
            return open == null ? group : groupOf(open.order());
        }

        /** Without what groups keep for exits that are still to be made. */
        @Override
        public long balance(Asset asset) {
            long owned = portfolio.balance(market, asset);
            return FixedPoint.subtract(owned, kept.of(portfolio, asset, ownGroup()));
        }

        @Override
        public Optional<String> halt(Order order) {
            Optional<String> reason =
                    strongest(portfolio)
                            .map(halt -> "halt " + halt.id() + " holds: " + halt.reason())
                            .or(() -> Optional.ofNullable(barred.get(market.index())))
                            .or(this::unsettled);
            return reason.isPresent() && reduces(order) ? Optional.empty() : reason;
        }

        /** What an order that nobody knows the truth of may have done must be known first. */
        private Optional<String> unsettled() {
            if (!state.hasUnsettledOrders()) {
                return Optional.empty();
            }
            for (OpenOrder open : state.orders()) {
                if (open.market().index() == market.index() && open.isUnsettled()) {
                    return Optional.of(
                            "order " + open.id() + " is " + open.order().status() + " there");
                }
            }
            return Optional.empty();
        }

        @Override
        public List<RiskLimit> limits() {
            return state.limits().isEmpty()
                    ? List.of()
                    : state.limits().stream().filter(limit -> isFor(limit.scope())).toList();
        }

        private boolean isFor(RiskScope scope) {
            Long portfolioId = scope.portfolioId();
            Long instrumentId = scope.instrumentId();
            return (portfolioId == null || portfolioId == portfolio.id())
                    && (instrumentId == null || instrumentId == market.listed().id());
        }

        @Override
        public Exposure exposure() {
            long equity = portfolio.equity();
            return new Exposure(
                    portfolio.position(market).quantity(),
                    equity,
                    equity + portfolio.lossOfDay(turn.now()),
                    portfolio.high(),
                    state.rate(portfolio.index()).lastMinute(turn.now()));
        }

        private boolean isLeftOut(OpenOrder one) {
            GroupMember member = one.order().request().member();
            return one.id().equals(without)
                    || (withoutGroup != null
                            && member != null
                            && member.isExit()
                            && member.groupId().equals(withoutGroup));
        }

        @Override
        public Iterable<Order> openOrders() {
            if (state.ordersOf(portfolio) == 0) {
                return List.of();
            }
            List<Order> open = new ArrayList<>();
            for (OpenOrder one : state.orders()) {
                if (one.portfolio() == portfolio.index() && !isLeftOut(one)) {
                    open.add(one.order());
                }
            }
            return open;
        }
    }
}
