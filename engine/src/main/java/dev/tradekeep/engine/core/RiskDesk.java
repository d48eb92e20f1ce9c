package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.risk.AccountRules;
import dev.tradekeep.engine.risk.Exposure;
import dev.tradekeep.engine.risk.RiskCheck;
import dev.tradekeep.engine.risk.RiskContext;
import dev.tradekeep.engine.risk.RiskVerdict;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitKind;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Says whether an order may be sent, from what the engine remembers. */
final class RiskDesk {
    private static final long NO_INSTRUMENT = 0;

    private final EngineState state;
    private final Turn turn;
    private final RiskCheck check;
    private final AccountRules account;
    private final KeptForExits kept;
    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final Map<Long, Asset> assets = new HashMap<>();
    private final Map<Integer, String> barred = new HashMap<>();
    private final MarketVolumes volumes;

    RiskDesk(EngineSetup setup, EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
        check = new RiskCheck(setup.costs(), setup.account());
        account = setup.account();
        kept = new KeptForExits(setup, state);
        volumes = new MarketVolumes(setup, state);
        for (Market market : setup.markets()) {
            markets.put(market.instrument().symbol(), market);
            assets.put(market.listed().quoteAssetId(), market.instrument().quote());
        }
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

    /** Whether an open order may be given other terms. One that asks for less always may. */
    RiskVerdict checkAmendment(OpenOrder open, OrderTerms terms, long quantity) {
        Order order = open.order();
        long rest = quantity - order.filledQuantity();
        boolean isLess = quantity <= order.quantity() && terms.equals(order.terms());
        if (rest <= 0 || isLess) {
            return new RiskVerdict.Approved(List.of());
        }
        OrderRequest request = order.request();
        Order asNew =
                Order.of(
                        new OrderRequest(
                                request.clientOrderId(),
                                request.instrument(),
                                request.side(),
                                terms,
                                rest,
                                request.conditions(),
                                request.member(),
                                turn.now()));
        View view = new View(state.portfolio(open.portfolio()), open.market());
        view.without = open.id();
        view.leaveOutGroupOf(order);
        return check.checkChange(asNew, view);
    }

    /** An order of a portfolio is sent. */
    void sent(Portfolio portfolio) {
        state.rate(portfolio.index()).add(turn.now());
    }

    /** What a portfolio may still spend of an asset, asset units. */
    long available(Portfolio portfolio, Market market, Asset asset) {
        return state.ordersOf(portfolio) == 0 && state.groupsOf(portfolio) == 0
                ? portfolio.balance(market, asset)
                : account.available(asset, new View(portfolio, market));
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
        return account.available(asset, view);
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

    /** How much was traded last. */
    MarketVolumes volumes() {
        return volumes;
    }

    /** From now on a market takes no entries, until the engine is started again. */
    void bar(int market, String why) {
        barred.putIfAbsent(market, why);
    }

    /** The most severe halt that holds for all that a portfolio trades. */
    Optional<TradingHalt> strongest(Portfolio portfolio) {
        return strongest(portfolio, NO_INSTRUMENT);
    }

    /** The most severe halt that holds for a portfolio in a market. */
    Optional<TradingHalt> strongest(Portfolio portfolio, Market market) {
        return strongest(portfolio, market.listed().id());
    }

    private Optional<TradingHalt> strongest(Portfolio portfolio, long instrumentId) {
        TradingHalt strongest = null;
        for (TradingHalt halt : state.restrictions().halts()) {
            boolean holds =
                    isFor(halt.portfolioId(), portfolio.id())
                            && isFor(halt.instrumentId(), instrumentId);
            if (holds && (strongest == null || halt.level().compareTo(strongest.level()) > 0)) {
                strongest = halt;
            }
        }
        return Optional.ofNullable(strongest);
    }

    private static boolean isFor(@Nullable Long scope, long id) {
        return scope == null || scope == id;
    }

    /** Whether a limit counts for a portfolio: it is in its scope, and its money that of it. */
    boolean countsFor(RiskLimit limit, Portfolio portfolio) {
        return isFor(limit.scope().portfolioId(), portfolio.id())
                && (limit.kind() != RiskLimitKind.DAILY_LOSS
                        || portfolio.quote().equals(assets.get(limit.assetId())));
    }

    /**
     * Whether a limit counts for a portfolio in a market: it is in its scope, and of the asset that
     * the market is priced in, or trades.
     */
    boolean countsFor(RiskLimit limit, Portfolio portfolio, Market market) {
        if (!countsFor(limit, portfolio)
                || !isFor(limit.scope().instrumentId(), market.listed().id())) {
            return false;
        }
        return switch (limit.kind().unit()) {
            case MONEY ->
                    limit.kind() == RiskLimitKind.DAILY_LOSS
                            || isFor(limit.assetId(), market.listed().quoteAssetId());
            case QUANTITY -> isFor(limit.assetId(), market.listed().baseAssetId());
            case COUNT, BASIS_POINTS, SECONDS -> true;
        };
    }

    /** Whether a halt holds that does not let an order through. */
    boolean isForbidden(OpenOrder open) {
        return strongest(state.portfolio(open.portfolio()), open.market()).isPresent()
                && !reduces(open);
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

        @Override
        public InstrumentFilters filters(Instrument instrument) {
            return market.listed().filters();
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
            boolean free =
                    state.restrictions().halts().isEmpty()
                            && barred.isEmpty()
                            && !state.hasUnsettledOrders();
            if (free) {
                return Optional.empty();
            }
            Optional<String> reason =
                    strongest(portfolio, market)
                            .map(RiskDesk::describe)
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
            if (state.restrictions().limits().isEmpty()) {
                return List.of();
            }
            return state.restrictions().limits().stream()
                    .filter(limit -> countsFor(limit, portfolio, market))
                    .toList();
        }

        @Override
        public long now() {
            return turn.now();
        }

        @Override
        public long pricedAt(Instrument instrument) {
            Market known = markets.get(instrument.symbol());
            return known == null || state.price(known.index()) == 0
                    ? turn.now()
                    : state.pricedAt(known.index());
        }

        @Override
        public OptionalLong lastVolume(Instrument instrument) {
            Market known = markets.get(instrument.symbol());
            return known == null ? OptionalLong.empty() : volumes.last(known);
        }

        @Override
        public OptionalLong lostAt(RiskLimit limit) {
            long last = 0;
            for (Market one : markets.values()) {
                if (countsFor(limit, portfolio, one)) {
                    last = Math.max(last, portfolio.lostAt(one));
                }
            }
            return last == 0 ? OptionalLong.empty() : OptionalLong.of(last);
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
        public List<Order> openOrders() {
            if (state.ordersOf(portfolio) == 0) {
                return List.of();
            }
            List<Order> open = new ArrayList<>(state.ordersOf(portfolio));
            for (OpenOrder one : state.orders()) {
                if (one.portfolio() == portfolio.index() && !isLeftOut(one)) {
                    open.add(one.order());
                }
            }
            return open;
        }
    }

    private static String describe(TradingHalt halt) {
        return (halt.id() == Restrictions.NO_ID
                        ? "a halt holds: "
                        : "halt " + halt.id() + " holds: ")
                + halt.reason();
    }
}
