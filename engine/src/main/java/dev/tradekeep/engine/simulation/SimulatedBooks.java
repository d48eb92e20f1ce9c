package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.OpenOrder;
import dev.tradekeep.engine.core.Portfolio;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineProgressRepository;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.BookedOrder;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The books of a simulation, and what must be true of them. */
final class SimulatedBooks {
    /** 2026-01-01T00:00:00Z. */
    static final long START = 1_767_225_600_000_000L;

    private static final long CASH = 1_000_000_000;
    private static final String NODE = "simulation";
    private static final Asset BASE = new Asset("SIM", 8);
    private static final Asset QUOTE = new Asset("USD", 4);

    private final ListedInstrument listed;
    private final long portfolioId;
    private final long engineId;
    private final long seriesId;

    private SimulatedBooks(
            ListedInstrument listed, long portfolioId, long engineId, long seriesId) {
        this.listed = listed;
        this.portfolioId = portfolioId;
        this.engineId = engineId;
        this.seriesId = seriesId;
    }

    static SimulatedBooks create(Store store, long seed) {
        Instrument instrument = new Instrument("SIM/USD", BASE, QUOTE, 2, 4, 1 + seed % 3, 1, 1, 0);
        return store.write(
                Durability.RELAXED,
                transaction -> {
                    InstrumentRepository instruments = new InstrumentRepository(transaction);
                    long exchange =
                            instruments.ensureExchange("chaos", ExchangeKind.SIMULATED, START);
                    ListedInstrument listed = instruments.insert(exchange, instrument, START);
                    PortfolioRepository portfolios = new PortfolioRepository(transaction);
                    long portfolio = portfolios.ensure("simulated", START);
                    portfolios.saveBalance(portfolio, listed.quoteAssetId(), CASH, START);
                    new LedgerRepository(transaction)
                            .post(Posting.deposit(portfolio, listed.quoteAssetId(), CASH, START));
                    long engine =
                            new EngineRepository(transaction)
                                    .ensure(
                                            "simulated",
                                            EngineMode.PAPER,
                                            exchange,
                                            portfolio,
                                            START);
                    long series =
                            new CandleRepository(transaction)
                                    .ensureSeries(listed.id(), Interval.ONE_MINUTE, "dice", 0)
                                    .id();
                    return new SimulatedBooks(listed, portfolio, engine, series);
                });
    }

    Instrument instrument() {
        return listed.instrument();
    }

    ListedInstrument listed() {
        return listed;
    }

    long portfolioId() {
        return portfolioId;
    }

    long seriesId() {
        return seriesId;
    }

    /** A process claims the engine and begins a run. */
    BookWriter.RunOwner claim(Store store, long start, long at) {
        return store.write(
                Durability.RELAXED,
                transaction -> {
                    new EngineRepository(transaction).claim(engineId, NODE, at, Long.MAX_VALUE);
                    long run =
                            new EngineRunRepository(transaction)
                                    .start(engineId, "random", start, at);
                    return new BookWriter.RunOwner(
                            engineId,
                            run,
                            new EngineProgressRepository(transaction).epoch(engineId),
                            null);
                });
    }

    /** How the books differ from what the venue knows. */
    List<String> compare(Transaction transaction, Map<String, ChaosVenue.Truth> truths) {
        List<String> differences = new ArrayList<>();
        OrderRepository orders = new OrderRepository(transaction);
        long held = 0;
        for (Map.Entry<String, ChaosVenue.Truth> entry : truths.entrySet()) {
            String id = entry.getKey();
            ChaosVenue.Truth truth = entry.getValue();
            held += truth.request.side().sign() * truth.filled;
            if (truth.arrivals != 1) {
                differences.add("order " + id + " was sent " + truth.arrivals + " times");
            }
            Optional<BookedOrder> booked = orders.find(id, instrument -> listed.instrument());
            if (booked.isEmpty()) {
                differences.add("order " + id + " is at the venue and not in the books");
            } else {
                compare(id, truth, booked.get(), differences);
            }
        }
        long position =
                new PortfolioRepository(transaction).position(portfolioId, listed.id()).quantity();
        if (position != held) {
            differences.add("the position is " + position + ", the venue's fills make " + held);
        }
        if (held < 0) {
            differences.add("more was sold than was held: " + held);
        }
        return differences;
    }

    private static void compare(
            String id, ChaosVenue.Truth truth, BookedOrder booked, List<String> differences) {
        Order order = booked.order();
        if (order.filledQuantity() != truth.filled) {
            differences.add(
                    "order "
                            + id
                            + " filled "
                            + truth.filled
                            + ", booked are "
                            + order.filledQuantity());
        }
        Set<String> known = new HashSet<>();
        truth.fills.stream().map(Fill::exchangeTradeId).forEach(known::add);
        if (!booked.executions().equals(known)) {
            differences.add("order " + id + " has other executions than the venue");
        }
        long fills = booked.events().stream().filter(OrderEvent.Filled.class::isInstance).count();
        if (fills != known.size()) {
            differences.add("order " + id + " has a fill twice");
        }
    }

    /** How memory differs from what is loaded. */
    static List<String> compare(EngineState memory, EngineState loaded) {
        List<String> differences = new ArrayList<>();
        Portfolio mine = memory.portfolio(0);
        Portfolio booked = loaded.portfolio(0);
        mine.balances()
                .forEach((asset, amount) -> {
                    if (booked.balance(asset) != amount) {
                        differences.add(
                                "memory holds "
                                        + amount
                                        + " "
                                        + asset.code()
                                        + ", the books "
                                        + booked.balance(asset));
                    }
                });
        List<Order> open = memory.orders().stream().map(OpenOrder::order).toList();
        List<Order> bookedOpen = loaded.orders().stream().map(OpenOrder::order).toList();
        if (!open.equals(bookedOpen)) {
            differences.add("memory has open orders " + open + ", the books " + bookedOpen);
        }
        if (memory.booking() != loaded.booking()) {
            differences.add(
                    "memory is at booking " + memory.booking() + ", the books " + loaded.booking());
        }
        return differences;
    }
}
