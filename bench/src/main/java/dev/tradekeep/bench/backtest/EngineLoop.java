package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.core.BarClosed;
import dev.tradekeep.engine.core.Booking;
import dev.tradekeep.engine.core.EngineInput;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.run.SimulatedRun;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.MarketModel;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VenueReport;
import java.util.Collections;

/** An engine over candles: its books are in memory, and its bookings are made and forgotten. */
final class EngineLoop implements SimulatedRun.Host {
    private final Workload work;
    private final SimulatedRun run;
    private long bookings;

    private EngineLoop(Workload work) {
        this.work = work;
        EngineSetup setup = work.setup();
        EngineState state = new EngineState(setup);
        for (int portfolio = 0; portfolio < work.strategies(); portfolio++) {
            state.loadBalance(portfolio, Workload.USD, Workload.CASH);
        }
        MarketModel model = MarketModel.withoutVolume(Workload.INTERVAL.micros());
        run =
                new SimulatedRun(
                        setup,
                        state,
                        VenueModel.DEFAULT,
                        Collections.nCopies(work.markets(), model),
                        false,
                        this);
    }

    /** Runs it once, and returns how many trades there were. */
    static long trades(Workload work) {
        EngineLoop loop = new EngineLoop(work);
        loop.run();
        if (loop.bookings == 0) {
            throw new IllegalStateException("Nothing was booked.");
        }
        return loop.run.core().progress().trades();
    }

    private void run() {
        CandleTape candles = work.candles();
        BarClosed bar = new BarClosed();
        for (int i = 0; i < candles.bars(); i++) {
            for (int market = 0; market < candles.markets(); market++) {
                run.step(candles.read(bar, i, market));
            }
        }
        run.finish();
    }

    @Override
    public void book(Durability urgency, Booking booking) {
        bookings++;
    }

    @Override
    public EngineInput.Loaded load(VenueReport report) {
        return new EngineInput.Loaded(report, null, null);
    }

    @Override
    public void reply(long commandId, Order order, OrderEvent event) {
        // Nobody asks.
    }

    @Override
    public void confirm(long commandId) {}

    @Override
    public void refuse(long commandId, TradekeepException why) {
        // Nobody asks.
    }

    @Override
    public void publish(Order order, OrderEvent event) {
        // Nobody listens.
    }
}
