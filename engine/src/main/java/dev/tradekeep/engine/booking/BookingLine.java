package dev.tradekeep.engine.booking;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.RiskEventKind;
import org.jspecify.annotations.Nullable;

/**
 * One change of the books. An engine does the same to its memory, and loading the books leads to
 * the same.
 */
public sealed interface BookingLine {

    /**
     * A new order, about to be sent or denied, with why it is wanted.
     *
     * @param slot of the strategy that wants it; {@link #NO_SLOT} for a person
     * @param event its first
     * @param price at which it was decided, price units above 0
     */
    record OrderOpened(
            int slot,
            int portfolio,
            Market market,
            Order order,
            OrderEvent event,
            String reason,
            long price,
            @Nullable String callerOrderId,
            OrderWitness witness)
            implements BookingLine {}

    /**
     * Something happened to an order that moves no money.
     *
     * @param before as it was
     * @param after as the event left it
     * @param sequence of the event among those of the order, from 1
     */
    record OrderChanged(
            Order before, Order after, int sequence, OrderEvent event, OrderWitness witness)
            implements BookingLine {}

    /**
     * An order traded.
     *
     * @param position as the trade left it
     * @param lostAt when a trade of it last closed at a loss, UTC microseconds; 0 for never
     */
    record Traded(
            int portfolio,
            Market market,
            Order after,
            int sequence,
            OrderEvent.Filled event,
            Position position,
            long lostAt)
            implements BookingLine {}

    /**
     * An event of risk, such as a denial or a breach.
     *
     * @param limitId of the limit that it is about; null for none
     * @param key of events that are the same, which are one row with a count; null for one that
     *     stands alone
     * @param clientOrderId of the first order it is about; null for none
     * @param count how often it happened so far
     */
    record RiskNoted(
            RiskEventKind kind,
            @Nullable Long limitId,
            @Nullable String key,
            String code,
            int portfolio,
            @Nullable Market market,
            @Nullable String clientOrderId,
            String detail,
            long count,
            long at)
            implements BookingLine {}

    /**
     * Money came into a portfolio, or left it.
     *
     * @param change asset units, not 0
     * @param counterpart where it came from or went
     */
    record MoneyMoved(
            int portfolio,
            Asset asset,
            long change,
            LedgerAccount counterpart,
            Posting.Reason reason,
            long at,
            MoneyWitness witness)
            implements BookingLine {}

    /**
     * A portfolio paid, or was paid, for what it holds of a contract.
     *
     * @param dueAt UTC microseconds
     * @param quantity held, quantity units, not 0
     * @param price what it is valued at, price units above 0
     * @param rate of its worth, in units of 10⁻⁸
     * @param change quote-asset units, not 0; below 0 for what was paid
     */
    record Funded(
            int portfolio,
            Market market,
            long dueAt,
            long quantity,
            long price,
            long rate,
            long change,
            long at)
            implements BookingLine {}

    /** A day of a portfolio is over. */
    record DayClosed(int portfolio, DayTracker.Result result) implements BookingLine {}

    /** What losses of a portfolio are measured from. */
    record BaselineSet(int portfolio, Baseline baseline) implements BookingLine {}

    /** Every candle of a feed up to this one was traded. */
    record CursorMoved(int feed, long openTime, long close) implements BookingLine {}

    /** What a strategy remembers in addition to the candles of its warm-up. */
    record StrategySaved(int slot, String state) implements BookingLine {}

    /** A strategy wants to be called at a time, in place of what it wanted under the same id. */
    record TimerSet(int slot, long id, long at) implements BookingLine {}

    /** A strategy was called at the time that it wanted. */
    record TimerRung(int slot, long id) implements BookingLine {}

    /** A group of orders has changed. */
    record GroupSaved(OrderGroup group) implements BookingLine {}

    /**
     * Trading is halted by the engine itself, until a person clears it.
     *
     * @param market null for all that the portfolio trades
     * @param limitId of the limit that was broken; null for none
     */
    record HaltRaised(
            HaltLevel level,
            int portfolio,
            @Nullable Market market,
            @Nullable Long limitId,
            String reason,
            long at)
            implements BookingLine {}

    /**
     * An engine asks for a position to be closed.
     *
     * @param times how often since a trade last changed the position
     */
    record ClosingTried(int portfolio, Market market, int times) implements BookingLine {}

    /**
     * People should look.
     *
     * @param subject what it is about; one alert of a code and subject is open at most
     */
    record AlertRaised(AlertSeverity severity, String code, String subject, String message, long at)
            implements BookingLine {
        /** One that is about nothing in particular. */
        public AlertRaised(AlertSeverity severity, String code, String message, long at) {
            this(severity, code, "", message, at);
        }
    }

    /** The slot of orders that a person wants. */
    int NO_SLOT = -1;
}
