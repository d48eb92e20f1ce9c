package dev.tradekeep.bench.write;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.orders.OrderOwner;

/**
 * Orders that are the same for the same number in every subject: {@code writer.c} makes them, too.
 */
public final class MadeUpOrders {
    private static final Instrument INSTRUMENT =
            new Instrument("MADE/UP", new Asset("MADE", 8), new Asset("UP", 2), 2, 8, 1, 1, 0, 0);
    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final int MIXED_BITS_DROPPED = 33;
    private static final int ID_DIGITS = 17;
    private static final String ID_PREFIX = "tk-";

    private final long[] runs;
    private final long[] connections;
    private final long portfolio;
    private final long[] instruments;
    private final long startTime;

    /** Of the ids of the rows that orders may refer to. */
    MadeUpOrders(
            long[] runs, long[] connections, long portfolio, long[] instruments, long startTime) {
        this.runs = runs.clone();
        this.connections = connections.clone();
        this.portfolio = portfolio;
        this.instruments = instruments.clone();
        this.startTime = startTime;
    }

    /** The order of a number as it is before anything happened to it. */
    public Order order(long n) {
        return Order.limit(
                id(n),
                INSTRUMENT,
                n % 2 == 1 ? Side.BUY : Side.SELL,
                quantity(n),
                price(n),
                time(n));
    }

    /** What happens to it first: it is about to be sent. */
    public OrderEvent event(long n) {
        return new OrderEvent.Submitted(time(n));
    }

    /** The rows that the order of a number belongs to. */
    public OrderOwner owner(long n) {
        return new OrderOwner(run(n), connection(n), portfolio, instrument(n), null);
    }

    /** Time-ordered, as ours are: a number that only grows. */
    public static String id(long n) {
        String digits = Long.toString(n);
        return ID_PREFIX + "0".repeat(ID_DIGITS - digits.length()) + digits;
    }

    long run(long n) {
        return runs[(int) (n % runs.length)];
    }

    long connection(long n) {
        return connections[(int) (n % connections.length)];
    }

    long portfolio() {
        return portfolio;
    }

    /** The one whose candles are written. */
    long firstInstrument() {
        return instruments[0];
    }

    long instrument(long n) {
        return instruments[(int) (((n * MIXER) >>> MIXED_BITS_DROPPED) % instruments.length)];
    }

    static long quantity(long n) {
        return 1_000 + n % 1_000;
    }

    static long price(long n) {
        return 1_000_000 + n % 10_000;
    }

    long time(long n) {
        return startTime + n;
    }
}
