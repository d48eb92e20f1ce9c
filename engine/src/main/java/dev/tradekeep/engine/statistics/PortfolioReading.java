package dev.tradekeep.engine.statistics;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.engines.EngineVenueRepository;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.performance.BookedTrade;
import dev.tradekeep.store.performance.DailyPerformance;
import dev.tradekeep.store.performance.PerformanceRepository;
import dev.tradekeep.store.performance.TradeHistory;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one portfolio. Used once. */
final class PortfolioReading {
    private static final String BY_HAND = "by hand";

    private final Transaction transaction;
    private final long portfolioId;
    private final String name;
    private final TradeHistory history;
    private final List<ListedInstrument> instruments = new ArrayList<>();
    private final PerformanceTracker tracker;
    private final Map<Key, Part> parts = new LinkedHashMap<>();
    private VenueCosts costs = VenueCosts.DEFAULT;
    private @Nullable TradingDays days;

    /**
     * @param slot null for what people did by hand
     * @param instrument its place
     */
    private record Key(long engineId, @Nullable Integer slot, int instrument) {}

    private record Part(String strategy, PerformanceTracker tracker) {}

    PortfolioReading(Transaction transaction, long portfolioId, String name) {
        this.transaction = transaction;
        this.portfolioId = portfolioId;
        this.name = name;
        history = new TradeHistory(transaction);
        InstrumentRepository repository = new InstrumentRepository(transaction);
        for (long id : history.instruments(portfolioId)) {
            instruments.add(repository.find(id).orElseThrow());
        }
        tracker = new PerformanceTracker(plain(instruments), RoundTripSink.NONE);
    }

    private static List<Instrument> plain(List<ListedInstrument> listed) {
        return listed.stream().map(ListedInstrument::instrument).toList();
    }

    PortfolioPerformance read() {
        Asset quote = readDays();
        history.forEach(portfolioId, this::add);
        List<Long> engines = history.engines(portfolioId);
        engines.forEach(this::readVenue);
        List<TradeHistory.Series> series = series(engines);
        Terms terms = Terms.of(sessions());
        DayCurve curve = tracker.days();
        Figures.Marks marks = marks(series);
        PerformanceTracker held = null;
        Performance hold = null;
        if (!series.isEmpty()) {
            HoldInBooks benchmark = new HoldInBooks(history, curve, costs, held(series));
            held = benchmark.track();
            hold =
                    Figures.of(
                            held,
                            held.days().fall(),
                            new Figures.Marks(
                                    benchmark.prices(), costs.takerFee(), costs.slippage()),
                            terms,
                            null);
        }
        Performance whole =
                Figures.of(tracker, curve.fall(), marks, terms, held == null ? null : held.days());
        return new PortfolioPerformance(
                name,
                quote,
                curve.beganAt(),
                curve.endedAt(),
                new Comparison(whole, hold, Figures.ofCash()),
                parts(marks));
    }

    /** The days that are over, and the one that is not. */
    private Asset readDays() {
        long quoteId = 0;
        DayCurve curve = tracker.days();
        for (DailyPerformance day :
                new PerformanceRepository(transaction)
                        .days(portfolioId, Long.MIN_VALUE, Long.MAX_VALUE)) {
            curve.add(day.day(), day.startEquity(), day.endEquity(), day.beganAt(), day.endedAt());
            quoteId = day.quoteAssetId();
        }
        new EngineProgressRepository(transaction)
                .baseline(portfolioId)
                .filter(now -> curve.isEmpty() || now.measuredAt() >= curve.endedAt())
                .ifPresent(now ->
                        curve.add(
                                now.day(),
                                now.dayStart(),
                                now.equity(),
                                now.dayBeganAt(),
                                Math.max(now.dayBeganAt(), now.measuredAt())));
        if (quoteId != 0) {
            return new InstrumentRepository(transaction).asset(quoteId);
        }
        if (curve.isEmpty() || instruments.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Nothing of portfolio "
                            + name
                            + " has been measured yet. Its engine does that at each day's end, with"
                            + " each booking and when it stops.");
        }
        return instruments.getFirst().instrument().quote();
    }

    private void add(BookedTrade trade) {
        int place = place(trade.instrumentId());
        ListedInstrument listed = instruments.get(place);
        add(tracker, place, trade, listed);
        Part part =
                parts.computeIfAbsent(
                        new Key(trade.engineId(), trade.slot(), place),
                        _ ->
                                new Part(
                                        strategyOf(trade),
                                        new PerformanceTracker(
                                                List.of(listed.instrument()), RoundTripSink.NONE)));
        add(part.tracker(), 0, trade, listed);
    }

    private int place(long instrumentId) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).id() == instrumentId) {
                return i;
            }
        }
        throw new TradekeepException(
                ErrorCode.INTERNAL,
                "Portfolio "
                        + name
                        + " traded instrument "
                        + instrumentId
                        + " without a position.");
    }

    private static void add(
            PerformanceTracker to, int place, BookedTrade trade, ListedInstrument listed) {
        to.trade(
                place,
                trade.side(),
                trade.quantity(),
                trade.price(),
                trade.notional(),
                trade.slippage(),
                feeInQuote(trade, listed),
                trade.at());
        if (trade.stop() != null) {
            to.stop(place, trade.stop());
        }
    }

    /** A fee in the base asset counts at the price of the fill; one in a third has no price. */
    private static long feeInQuote(BookedTrade trade, ListedInstrument listed) {
        if (trade.feeAssetId() == listed.quoteAssetId()) {
            return trade.fee();
        }
        return trade.feeAssetId() == listed.baseAssetId()
                ? listed.instrument().valueOfBase(trade.price(), trade.fee())
                : 0;
    }

    private String strategyOf(BookedTrade trade) {
        Integer slot = trade.slot();
        return slot == null
                ? BY_HAND
                : history.preset(trade.engineId(), slot).orElse(trade.strategy());
    }

    private void readVenue(long engineId) {
        Optional<EngineVenue> venue = new EngineVenueRepository(transaction).find(engineId);
        venue.ifPresent(found -> {
            costs = new VenueCosts(found.makerFee(), found.takerFee(), found.slippage());
            String said = found.tradingDays();
            days = said == null ? null : Word.read(TradingDays.class, said);
        });
    }

    /** Every day, unless all that was traded has none at weekends. */
    private TradingDays sessions() {
        if (days != null) {
            return days;
        }
        boolean weekdays =
                !instruments.isEmpty()
                        && instruments.stream()
                                .allMatch(
                                        one -> TradingDays.of(one.kind()) != TradingDays.EVERY_DAY);
        return weekdays ? TradingDays.WEEKDAYS : TradingDays.EVERY_DAY;
    }

    /** Of each instrument of the portfolio the finest series that an engine of it traded on. */
    private List<TradeHistory.Series> series(List<Long> engines) {
        Map<Long, TradeHistory.Series> finest = new LinkedHashMap<>();
        for (long engine : engines) {
            for (TradeHistory.Series series : history.series(engine)) {
                boolean traded =
                        instruments.stream().anyMatch(one -> one.id() == series.instrumentId());
                if (traded) {
                    finest.merge(
                            series.instrumentId(),
                            series,
                            (a, b) -> a.intervalMicros() <= b.intervalMicros() ? a : b);
                }
            }
        }
        return List.copyOf(finest.values());
    }

    private List<HoldInBooks.Held> held(List<TradeHistory.Series> series) {
        return series.stream()
                .map(one ->
                        new HoldInBooks.Held(
                                one, instruments.get(place(one.instrumentId())).instrument()))
                .toList();
    }

    private Figures.Marks marks(List<TradeHistory.Series> series) {
        List<Long> prices = new ArrayList<>();
        for (ListedInstrument listed : instruments) {
            prices.add(
                    series.stream()
                            .filter(one -> one.instrumentId() == listed.id())
                            .findFirst()
                            .flatMap(one ->
                                    history.lastClose(
                                            one.id(),
                                            tracker.days().endedAt() - one.intervalMicros()))
                            .map(TradeHistory.Close::price)
                            .orElse(0L));
        }
        return new Figures.Marks(prices, costs.takerFee(), costs.slippage());
    }

    private List<PortfolioPerformance.Part> parts(Figures.Marks marks) {
        List<PortfolioPerformance.Part> made = new ArrayList<>();
        parts.forEach((key, part) ->
                made.add(
                        new PortfolioPerformance.Part(
                                part.strategy(),
                                instruments.get(key.instrument()).instrument().symbol(),
                                Figures.ofPart(
                                        part.tracker(),
                                        new Figures.Marks(
                                                List.of(marks.prices().get(key.instrument())),
                                                marks.fee(),
                                                marks.slippage()),
                                        tracker.days()))));
        return made;
    }
}
