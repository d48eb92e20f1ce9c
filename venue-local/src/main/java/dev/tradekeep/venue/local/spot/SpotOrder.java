package dev.tradekeep.venue.local.spot;

import dev.tradekeep.venue.local.matching.BookOrder;
import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order of an account. Read and changed under the lock of its exchange. */
public final class SpotOrder extends BookOrder {
    private final long id;
    private final SpotMarket market;
    private final Account account;
    private final Handling handling;
    private final long createdMicros;
    private final List<Fill> fills = new ArrayList<>(2);
    private final List<Amendment> amended = new ArrayList<>(0);
    private NewOrder asked;
    private String clientId;
    private OrderState state = OrderState.NEW;
    private long quantity;
    private long executed;
    private long executedQuote;
    private long prevented;
    private long updatedMicros;
    private long workingMicros = -1;
    private int amendments;
    private @Nullable OrderList list;
    private @Nullable Hold hold;
    private @Nullable EndReason endReason;
    private @Nullable PreventedMatch lastPrevented;

    SpotOrder(
            long id,
            SpotMarket market,
            Account account,
            NewOrder asked,
            String clientId,
            Handling handling,
            long timeMicros) {
        this.id = id;
        this.market = market;
        this.account = account;
        this.asked = asked;
        this.clientId = clientId;
        this.handling = handling;
        createdMicros = timeMicros;
        updatedMicros = timeMicros;
        quantity = asked.quantity();
        adopt();
    }

    private void adopt() {
        terms(
                account.number(),
                asked.buy(),
                asked.price(),
                asked.quantity() == 0 ? UNLIMITED : quantity - executed - prevented,
                asked.lifetime());
        display(asked.display());
        prevention(asked.prevention());
        if (asked.kind().isContingent()) {
            trigger(asked.stop(), asked.stopsAbove(), asked.trail());
        }
    }

    public long id() {
        return id;
    }

    public SpotMarket market() {
        return market;
    }

    public Account account() {
        return account;
    }

    /** As it was sent, or revised. */
    public NewOrder asked() {
        return asked;
    }

    public String clientId() {
        return clientId;
    }

    public OrderState state() {
        return state;
    }

    /** As it was sent or amended. */
    public long quantity() {
        return quantity;
    }

    public long executed() {
        return executed;
    }

    public long executedQuote() {
        return executedQuote;
    }

    /** How much had been filled at a moment. */
    public long executedUntil(long micros) {
        return micros >= updatedMicros
                ? executed
                : fillsUntil(micros).mapToLong(Fill::quantity).sum();
    }

    /** What that was worth in the other asset. */
    public long executedQuoteUntil(long micros) {
        return micros >= updatedMicros
                ? executedQuote
                : fillsUntil(micros).mapToLong(Fill::quote).sum();
    }

    /** Where it stood at a moment at which it was there. */
    public OrderState stateUntil(long micros) {
        if (micros >= updatedMicros) {
            return state;
        }
        return executedUntil(micros) == 0 ? OrderState.NEW : OrderState.PARTIALLY_FILLED;
    }

    /** When something had happened to it last, at a moment. */
    public long updatedUntil(long micros) {
        return micros >= updatedMicros
                ? updatedMicros
                : fillsUntil(micros).mapToLong(Fill::timeMicros).max().orElse(createdMicros);
    }

    private Stream<Fill> fillsUntil(long micros) {
        return fills.stream().filter(fill -> fill.timeMicros() <= micros);
    }

    /** What it lost because it would have traded with its own account. */
    public long prevented() {
        return prevented;
    }

    public long createdMicros() {
        return createdMicros;
    }

    public long updatedMicros() {
        return updatedMicros;
    }

    /** Since when it can trade, -1 for not yet. */
    public long workingMicros() {
        return workingMicros;
    }

    public boolean isWorking() {
        return workingMicros != -1;
    }

    /** How it was made smaller since this start, oldest first. */
    public List<Amendment> amended() {
        return amended;
    }

    void add(Amendment amendment) {
        amended.add(amendment);
    }

    /** Its fills so far, oldest first. */
    public List<Fill> fills() {
        return fills;
    }

    public @Nullable OrderList list() {
        return list;
    }

    public @Nullable EndReason endReason() {
        return endReason;
    }

    /** The last match that was prevented, if any was. */
    public @Nullable PreventedMatch lastPrevented() {
        return lastPrevented;
    }

    int amendments() {
        return amendments;
    }

    /** How its protocol wants it treated. */
    public Handling handling() {
        return handling;
    }

    /** Whether it waits for its price, or has ended before that came. */
    public boolean isUntriggered() {
        return asked.kind().isContingent() && !isWorking();
    }

    /** Whether it makes a market only, and would trade at once. */
    boolean wouldTake() {
        return asked.kind() == OrderKind.LIMIT_MAKER
                && market.engine().crosses(asked.buy(), asked.price());
    }

    /** Is what it was before the exchange went down; its fills come next. */
    void restore(SavedOrder saved) {
        state = saved.state();
        quantity = saved.quantity();
        executed = saved.executed();
        executedQuote = saved.executedQuote();
        prevented = saved.prevented();
        updatedMicros = saved.updatedMicros();
        workingMicros = saved.workingMicros();
        amendments = saved.amendments();
        endReason = saved.endReason();
        adopt();
    }

    @Nullable Hold hold() {
        return hold;
    }

    void hold(Hold hold) {
        this.hold = hold;
    }

    void list(OrderList list) {
        this.list = list;
    }

    void state(OrderState state, long timeMicros) {
        this.state = state;
        updatedMicros = timeMicros;
    }

    void ended(OrderState state, EndReason reason, long timeMicros) {
        state(state, timeMicros);
        endReason = reason;
    }

    void working(long timeMicros) {
        workingMicros = timeMicros;
        updatedMicros = timeMicros;
    }

    /**
     * @param spent whether what is left of its amount buys nothing
     */
    void fill(Fill fill, boolean spent) {
        fills.add(fill);
        executed += fill.quantity();
        executedQuote += fill.quote();
        updatedMicros = fill.timeMicros();
        state = left() == 0 || spent ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        if (asked.quantity() == 0) {
            quantity = executed;
        }
    }

    void prevented(PreventedMatch match, long lost) {
        prevented += lost;
        lastPrevented = match;
    }

    void amended(long quantity, String clientId, long timeMicros) {
        this.quantity = quantity;
        this.clientId = clientId;
        updatedMicros = timeMicros;
        amendments++;
    }

    /** Takes other terms; the book does not have it. */
    void revised(NewOrder terms, long timeMicros) {
        asked = terms;
        quantity = terms.quantity();
        updatedMicros = timeMicros;
        adopt();
    }

    /** Takes a smaller quantity; it keeps its place in the book. */
    void shrunk(NewOrder terms, long timeMicros) {
        asked = terms;
        quantity = terms.quantity();
        updatedMicros = timeMicros;
    }

    /** How much of what it pays with has to be set aside now. */
    long needed() {
        if (!state.isOpen() || state == OrderState.PENDING_NEW) {
            return 0;
        }
        if (isUntriggered() && handling.locksLate()) {
            return 0;
        }
        if (asked.quantity() == 0) {
            return isBuy() ? budget() : 0;
        }
        return needed(asked, left());
    }

    /** How much would have to be set aside for something that is left, on other terms. */
    long needed(NewOrder terms, long left) {
        if (isUntriggered() && handling.locksLate()) {
            return 0;
        }
        if (!terms.buy()) {
            return left;
        }
        long stopOrLast = terms.stop() != 0 ? terms.stop() : market.engine().last();
        return Quote.needed(terms.price() != 0 ? terms.price() : stopOrLast, left);
    }
}
