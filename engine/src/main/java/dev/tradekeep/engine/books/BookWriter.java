package dev.tradekeep.engine.books;

import dev.tradekeep.engine.booking.Baseline;
import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.BookedGroup;
import dev.tradekeep.store.orders.GroupRepository;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.performance.DailyPerformance;
import dev.tradekeep.store.performance.EquityRepository;
import dev.tradekeep.store.performance.EquitySnapshot;
import dev.tradekeep.store.performance.PerformanceRepository;
import dev.tradekeep.store.portfolio.FundingPayment;
import dev.tradekeep.store.portfolio.FundingRepository;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.TransferRepository;
import dev.tradekeep.store.risk.RiskEvent;
import dev.tradekeep.store.risk.RiskEventRepository;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.Signal;
import dev.tradekeep.store.strategies.SignalRepository;
import org.jspecify.annotations.Nullable;

/** Writes bookings of an engine's run down, each in one transaction. Thread-safe. */
public final class BookWriter {
    private final EngineSetup setup;
    private final RunOwner owner;

    /**
     * @param owner the rows that the bookings belong to
     */
    public BookWriter(EngineSetup setup, RunOwner owner) {
        this.setup = setup;
        this.owner = owner;
    }

    /**
     * To whom the bookings of a run belong: ids of rows.
     *
     * @param epoch of the claim that the run began with
     * @param connectionId null when no connection carries its orders
     */
    public record RunOwner(long engineId, long runId, long epoch, @Nullable Long connectionId) {}

    /**
     * Writes a booking down.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it does not follow the last one in
     *     the books; nothing of it may be committed then
     */
    public void write(Transaction transaction, Booking booking) {
        new EngineProgressRepository(transaction)
                .begin(owner.engineId(), booking.number(), owner.epoch(), booking.at());
        for (BookingLine line : booking.lines()) {
            write(transaction, line);
        }
    }

    private void write(Transaction transaction, BookingLine line) {
        switch (line) {
            case BookingLine.OrderOpened opened -> open(transaction, opened);
            case BookingLine.OrderChanged changed -> {
                new OrderRepository(transaction)
                        .apply(changed.after(), changed.sequence(), changed.event());
                changed.witness().note(transaction, changed.before(), changed.after());
            }
            case BookingLine.Traded traded -> trade(transaction, traded);
            case BookingLine.RiskNoted noted -> risk(transaction, noted);
            case BookingLine.MoneyMoved moved -> money(transaction, moved);
            case BookingLine.Funded funded ->
                    new FundingRepository(transaction).book(payment(funded), funded.at());
            case BookingLine.ClosingTried tried ->
                    new PortfolioRepository(transaction)
                            .saveClosingTries(
                                    portfolioId(tried.portfolio()),
                                    tried.market().listed().id(),
                                    tried.times());
            case BookingLine.DayClosed closed ->
                    day(transaction, closed.portfolio(), closed.result());
            case BookingLine.BaselineSet set ->
                    baseline(transaction, set.portfolio(), set.baseline());
            case BookingLine.CursorMoved moved ->
                    new EngineProgressRepository(transaction)
                            .save(
                                    owner.engineId(),
                                    new EngineProgressRepository.Cursor(
                                            setup.feeds().get(moved.feed()).seriesId(),
                                            moved.openTime(),
                                            moved.close()));
            case BookingLine.StrategySaved saved ->
                    new EngineProgressRepository(transaction)
                            .save(
                                    owner.engineId(),
                                    new EngineProgressRepository.StrategyState(
                                            saved.slot(), saved.state()));
            case BookingLine.TimerSet set ->
                    new EngineProgressRepository(transaction)
                            .save(
                                    owner.engineId(),
                                    new EngineProgressRepository.StrategyTimer(
                                            set.slot(), set.id(), set.at()));
            case BookingLine.TimerRung rung ->
                    new EngineProgressRepository(transaction)
                            .dropTimer(owner.engineId(), rung.slot(), rung.id());
            case BookingLine.GroupSaved saved ->
                    new GroupRepository(transaction).save(booked(saved.group()));
            case BookingLine.AlertRaised raised ->
                    new AlertRepository(transaction)
                            .raise(
                                    raised.severity(),
                                    raised.code(),
                                    raised.subject(),
                                    raised.message(),
                                    raised.at());
            case BookingLine.HaltRaised raised -> halt(transaction, raised);
        }
    }

    private void open(Transaction transaction, BookingLine.OrderOpened opened) {
        ListedInstrument listed = opened.market().listed();
        Order order = opened.order();
        new OrderRepository(transaction)
                .open(
                        new OrderOwner(
                                owner.runId(),
                                owner.connectionId(),
                                portfolioId(opened.portfolio()),
                                listed.id(),
                                opened.slot() == BookingLine.NO_SLOT ? null : (long) opened.slot()),
                        order,
                        opened.callerOrderId(),
                        opened.event());
        new SignalRepository(transaction)
                .insert(
                        owner.runId(),
                        listed.id(),
                        new Signal(
                                order.side(),
                                opened.price(),
                                opened.reason(),
                                order.clientOrderId(),
                                order.createdAt()));
        opened.witness().note(transaction, null, order);
    }

    private void trade(Transaction transaction, BookingLine.Traded traded) {
        ListedInstrument listed = traded.market().listed();
        Order order = traded.after();
        Fill fill = traded.event().fill();
        long portfolioId = portfolioId(traded.portfolio());
        OrderRepository orders = new OrderRepository(transaction);
        orders.apply(order, traded.sequence(), traded.event());
        long tradeId = orders.insertTrade(order, fill);
        changeBalances(transaction, traded, portfolioId);
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        portfolios.savePosition(
                portfolioId, listed.id(), traded.position(), traded.lostAt(), fill.at());
        portfolios.addChange(
                portfolioId,
                listed.id(),
                tradeId,
                order.side().sign() * fill.quantity(),
                traded.position(),
                traded.event().at());
        new LedgerRepository(transaction)
                .post(
                        TradePosting.of(
                                traded.market(),
                                order,
                                fill,
                                portfolioId,
                                tradeId,
                                asset -> assetId(transaction, asset)));
    }

    /** What the trade moved, with the fee in whatever asset it was charged. */
    private static void changeBalances(
            Transaction transaction, BookingLine.Traded traded, long portfolioId) {
        ListedInstrument listed = traded.market().listed();
        Instrument instrument = listed.instrument();
        Order order = traded.after();
        Fill fill = traded.event().fill();
        int sign = order.side().sign();
        Asset feeAsset = fill.fee().asset();
        long fee = fill.fee().amount();
        boolean feeInBase = feeAsset.equals(instrument.base());
        boolean feeInQuote = feeAsset.equals(instrument.quote());
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        portfolios.changeBalances(
                portfolioId,
                listed.baseAssetId(),
                sign * instrument.baseAmount(fill.quantity()) - (feeInBase ? fee : 0),
                listed.quoteAssetId(),
                -sign * fill.amount(order.side()) - (feeInQuote ? fee : 0),
                traded.event().at());
        if (!feeInBase && !feeInQuote) {
            portfolios.changeBalance(
                    portfolioId, assetId(transaction, feeAsset), -fee, traded.event().at());
        }
    }

    private static long assetId(Transaction transaction, Asset asset) {
        return new InstrumentRepository(transaction).ensureAsset(asset, 0);
    }

    private void money(Transaction transaction, BookingLine.MoneyMoved moved) {
        new TransferRepository(transaction)
                .book(
                        portfolioId(moved.portfolio()),
                        assetId(transaction, moved.asset()),
                        moved.change(),
                        moved.counterpart(),
                        moved.reason(),
                        moved.at());
        moved.witness().note(transaction);
    }

    private FundingPayment payment(BookingLine.Funded funded) {
        ListedInstrument listed = funded.market().listed();
        return new FundingPayment(
                portfolioId(funded.portfolio()),
                listed.id(),
                funded.dueAt(),
                funded.quantity(),
                funded.price(),
                funded.rate(),
                listed.quoteAssetId(),
                funded.change());
    }

    private void risk(Transaction transaction, BookingLine.RiskNoted noted) {
        Market market = noted.market();
        new RiskEventRepository(transaction)
                .save(
                        new RiskEvent(
                                noted.kind(),
                                noted.limitId(),
                                noted.code(),
                                owner.runId(),
                                portfolioId(noted.portfolio()),
                                market == null ? null : market.listed().id(),
                                noted.clientOrderId(),
                                noted.detail(),
                                noted.key(),
                                noted.count(),
                                noted.at()));
    }

    private void halt(Transaction transaction, BookingLine.HaltRaised raised) {
        Market market = raised.market();
        new TradingHaltRepository(transaction)
                .raise(
                        new TradingHaltRepository.Wanted(
                                raised.level(),
                                portfolioId(raised.portfolio()),
                                market == null ? null : (Long) market.listed().id(),
                                raised.limitId(),
                                raised.reason(),
                                null),
                        raised.at());
    }

    private void day(Transaction transaction, int portfolio, DayTracker.Result day) {
        long portfolioId = portfolioId(portfolio);
        long quoteId = assetId(transaction, setup.portfolios().get(portfolio).quote());
        new PerformanceRepository(transaction)
                .save(
                        new DailyPerformance(
                                portfolioId,
                                day.day(),
                                quoteId,
                                day.startEquity(),
                                day.endEquity(),
                                day.drawdownMaxBps(),
                                day.trades(),
                                day.fees(),
                                day.beganAt(),
                                day.endedAt()));
        new EquityRepository(transaction)
                .save(
                        new EquitySnapshot(
                                portfolioId,
                                day.measuredAt(),
                                quoteId,
                                day.endEquity(),
                                day.cash()));
    }

    private void baseline(Transaction transaction, int portfolio, Baseline baseline) {
        new EngineProgressRepository(transaction)
                .save(
                        new EngineProgressRepository.EquityBaseline(
                                portfolioId(portfolio),
                                baseline.day(),
                                baseline.dayBeganAt(),
                                baseline.dayStart(),
                                baseline.dayHigh(),
                                baseline.drawdownBps(),
                                baseline.high(),
                                baseline.trades(),
                                baseline.fees(),
                                baseline.equity(),
                                baseline.measuredAt()));
    }

    private BookedGroup booked(OrderGroup group) {
        OrderTerms target = group.target();
        return new BookedGroup(
                group.id(),
                owner.engineId(),
                portfolioId(group.portfolio()),
                setup.markets().get(group.market()).listed().id(),
                group.slot(),
                group.side(),
                group.stop(),
                target == null ? 0 : target.limitPrice(),
                group.stopOrderId(),
                group.targetOrderId(),
                group.entryFilled(),
                group.exitFilled(),
                group.state().name());
    }

    private long portfolioId(int portfolio) {
        return setup.portfolios().get(portfolio).id();
    }
}
