package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The limits that count and the halts that hold: those of the books, and those that the engine
 * raised itself and that may not be on disk yet.
 */
public final class Restrictions {
    /** Of a halt that the engine raised and has not read from the books yet. */
    static final long NO_ID = 0;

    private record Raised(long booking, TradingHalt halt) {}

    private final List<Raised> unsettled = new ArrayList<>();
    private List<TradingHalt> all = List.of();
    private List<RiskLimit> limits = List.of();
    private long version;

    /** The halts, the oldest first. */
    List<TradingHalt> halts() {
        return all;
    }

    List<RiskLimit> limits() {
        return limits;
    }

    /** How often they were read: another number, other limits. */
    long version() {
        return version;
    }

    /**
     * What the books hold, in place of what they held before. A halt of the engine's own that may
     * not be on disk yet holds in addition.
     */
    public void load(List<TradingHalt> held, List<RiskLimit> enabled) {
        limits = List.copyOf(enabled);
        version++;
        List<TradingHalt> now = new ArrayList<>(held);
        for (Raised raised : unsettled) {
            if (held.stream().noneMatch(halt -> isSame(halt, raised.halt()))) {
                now.add(raised.halt());
            }
        }
        all = List.copyOf(now);
    }

    private static boolean isSame(TradingHalt one, TradingHalt other) {
        return one.level() == other.level()
                && Objects.equals(one.portfolioId(), other.portfolioId())
                && Objects.equals(one.instrumentId(), other.instrumentId());
    }

    /** Every booking up to this number is on disk, its halts with it. */
    void durable(long number) {
        if (!unsettled.isEmpty()) {
            unsettled.removeIf(raised -> raised.booking() <= number);
        }
    }

    /** The engine raises a halt with a booking. */
    void raise(BookingLine.HaltRaised raised, long portfolioId, long booking) {
        Market market = raised.market();
        TradingHalt halt =
                new TradingHalt(
                        NO_ID,
                        raised.level(),
                        portfolioId,
                        market == null ? null : (Long) market.listed().id(),
                        raised.limitId(),
                        raised.reason(),
                        null,
                        raised.at());
        unsettled.add(new Raised(booking, halt));
        List<TradingHalt> more = new ArrayList<>(all);
        more.add(halt);
        all = List.copyOf(more);
    }
}
