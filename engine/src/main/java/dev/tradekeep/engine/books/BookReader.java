package dev.tradekeep.engine.books;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.orders.BookedGroup;
import dev.tradekeep.store.orders.BookedOrder;
import dev.tradekeep.store.orders.GroupRepository;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.FundingRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.risk.RiskEventRepository;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.TradingHalt;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from the books what an engine must remember to go on. */
public final class BookReader {
    /** Orders of a portfolio that are counted at most; a limit of more is not reached. */
    private static final int SENT_MAX = 10_000;

    private final EngineSetup setup;
    private final long engineId;

    public BookReader(EngineSetup setup, long engineId) {
        this.setup = setup;
        this.engineId = engineId;
    }

    /** What the engine remembers, as the books have it. */
    public EngineState read(Transaction transaction) {
        EngineState state = new EngineState(setup);
        EngineProgressRepository progress = new EngineProgressRepository(transaction);
        for (int portfolio = 0; portfolio < setup.portfolios().size(); portfolio++) {
            readPortfolio(transaction, state, portfolio);
        }
        readOrders(transaction, state);
        readCursors(progress, state);
        for (int portfolio = 0; portfolio < setup.portfolios().size(); portfolio++) {
            int index = portfolio;
            progress.baseline(setup.portfolios().get(portfolio).id())
                    .ifPresent(baseline -> state.loadBaseline(index, baseline(baseline)));
        }
        for (EngineProgressRepository.StrategyState saved : progress.strategies(engineId)) {
            if (saved.slot() < setup.strategies().size()) {
                state.loadStrategy(saved.slot(), saved.state());
            }
        }
        for (BookedGroup group : new GroupRepository(transaction).open(engineId)) {
            state.loadGroup(group(group));
        }
        state.restrictions().load(halts(transaction), limits(transaction));
        EngineProgressRepository.LastBooking last = progress.lastBooking(engineId);
        state.loadBooking(last.number(), last.at());
        for (EngineProgressRepository.StrategyTimer timer : progress.timers(engineId)) {
            if (timer.slot() < setup.strategies().size()) {
                state.loadTimer(timer.slot(), timer.id(), timer.at());
            }
        }
        readSent(transaction, state);
        return state;
    }

    private void readCursors(EngineProgressRepository progress, EngineState state) {
        record Found(Feed feed, EngineProgressRepository.Cursor cursor) {
            long closed() {
                return cursor.openTime() + feed.interval().micros();
            }
        }
        List<Found> found = new ArrayList<>();
        for (EngineProgressRepository.Cursor cursor : progress.cursors(engineId)) {
            setup.feeds().stream()
                    .filter(feed -> feed.seriesId() == cursor.seriesId())
                    .forEach(feed -> found.add(new Found(feed, cursor)));
        }
        found.sort(
                Comparator.comparingLong(Found::closed)
                        .thenComparingInt(one -> one.feed().index()));
        for (Found one : found) {
            state.loadCursor(one.feed().index(), one.cursor().openTime(), one.cursor().close());
        }
    }

    /** The halts that hold. */
    public List<TradingHalt> halts(Transaction transaction) {
        return new TradingHaltRepository(transaction).held();
    }

    /** The limits that count for the engine's orders. */
    public List<RiskLimit> limits(Transaction transaction) {
        RiskLimitRepository repository = new RiskLimitRepository(transaction);
        Map<Long, RiskLimit> found = new LinkedHashMap<>();
        for (EngineSetup.PortfolioSetup portfolio : setup.portfolios()) {
            for (Market market : setup.markets()) {
                repository
                        .of(portfolio.id(), market.listed().id(), engineId)
                        .forEach(limit -> found.putIfAbsent(limit.id(), limit));
            }
        }
        return List.copyOf(found.values());
    }

    /** An order by our id, ended or not, if it is one of the engine's portfolios. */
    public Optional<OpenOrder> order(Transaction transaction, String clientOrderId) {
        return new OrderRepository(transaction)
                .find(clientOrderId, this::instrument)
                .filter(booked -> portfolioOf(booked.owner().portfolioId()) >= 0)
                .map(this::open);
    }

    /** A group by its id. */
    public Optional<OrderGroup> group(Transaction transaction, String groupId) {
        return new GroupRepository(transaction)
                .find(groupId)
                .filter(group -> group.engineId() == engineId)
                .map(this::group);
    }

    private void readPortfolio(Transaction transaction, EngineState state, int portfolio) {
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        long id = setup.portfolios().get(portfolio).id();
        portfolios
                .balances(id)
                .forEach((asset, amount) -> state.loadBalance(portfolio, asset, amount));
        for (Market market : setup.markets()) {
            long instrumentId = market.listed().id();
            state.loadPosition(
                    portfolio,
                    market,
                    portfolios.position(id, instrumentId),
                    portfolios.lostAt(id, instrumentId));
            state.loadNotes(
                    portfolio,
                    market,
                    portfolios.closingTries(id, instrumentId),
                    new FundingRepository(transaction).last(id, instrumentId));
        }
        new RiskEventRepository(transaction).counts(id).forEach(state::loadRisk);
    }

    /** The orders that still count for the orders of a minute. */
    private void readSent(Transaction transaction, EngineState state) {
        OrderRepository orders = new OrderRepository(transaction);
        for (int portfolio = 0; portfolio < setup.portfolios().size(); portfolio++) {
            int index = portfolio;
            orders.sentSince(
                            setup.portfolios().get(portfolio).id(),
                            state.time() - EngineState.RATE_MICROS,
                            SENT_MAX)
                    .forEach(at -> state.loadSent(index, at));
        }
    }

    /** In the order in which they were booked, whosever they are. */
    private void readOrders(Transaction transaction, EngineState state) {
        OrderRepository orders = new OrderRepository(transaction);
        setup.portfolios().stream()
                .flatMap(portfolio -> orders.open(portfolio.id(), this::instrument).stream())
                .sorted(Comparator.comparingLong(BookedOrder::id))
                .forEach(booked -> state.loadOrder(open(booked)));
    }

    private OpenOrder open(BookedOrder booked) {
        Long slot = booked.owner().slot();
        return new OpenOrder(
                booked.order(),
                slot == null ? BookingLine.NO_SLOT : Math.toIntExact(slot),
                portfolioOf(booked.owner().portfolioId()),
                market(booked.owner().instrumentId()),
                booked.events().size(),
                booked.executions());
    }

    private OrderGroup group(BookedGroup group) {
        return new OrderGroup(
                group.groupId(),
                group.slot(),
                portfolioOf(group.portfolioId()),
                market(group.instrumentId()).index(),
                group.side(),
                group.stop(),
                group.targetLimit() == 0 ? null : new OrderTerms.Limit(group.targetLimit()),
                group.stopOrderId(),
                group.targetOrderId(),
                group.entryFilled(),
                group.exitFilled(),
                OrderGroup.State.valueOf(group.state()));
    }

    private static Baseline baseline(EngineProgressRepository.EquityBaseline row) {
        return new Baseline(
                row.day(),
                row.dayBeganAt(),
                row.dayStart(),
                row.dayHigh(),
                row.drawdownBps(),
                row.high(),
                row.trades(),
                row.fees(),
                row.equity(),
                row.measuredAt());
    }

    private int portfolioOf(long id) {
        for (int i = 0; i < setup.portfolios().size(); i++) {
            if (setup.portfolios().get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private Instrument instrument(long id) {
        return market(id).instrument();
    }

    private Market market(long instrumentId) {
        for (Market market : setup.markets()) {
            if (market.listed().id() == instrumentId) {
                return market;
            }
        }
        throw new TradekeepException(
                ErrorCode.CONFLICT,
                "The portfolio has an open order in instrument "
                        + instrumentId
                        + ", which the engine's preset does not trade. Add it to the preset, or"
                        + " cancel the order.");
    }
}
