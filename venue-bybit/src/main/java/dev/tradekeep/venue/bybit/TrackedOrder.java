package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours, as far as it was heard of. It turns what the exchange tells into reports,
 * whatever comes first, late or twice: of each fact one report is made.
 *
 * <p>Not thread-safe: its {@link OrderDesk} guards it.
 */
final class TrackedOrder {
    /** Why a stop ended that the exchange would have let wait for the price to come back. */
    static final String TRIGGER_PASSED = "the market has passed the trigger price";

    /** What has not arrived by then never will: its time to be taken is long over. */
    private static final long UNHEARD_MICROS = 120 * Micros.PER_SECOND;

    /** What the exchange has not known so often is not asked about by itself any more. */
    private static final int ABSENT_MAX = 20;

    private final OrderRequest request;
    private final String symbol;
    private final Set<String> executions = new HashSet<>();
    private final Set<Call> taken = EnumSet.noneOf(Call.class);
    private OrderTerms terms;
    private long quantity;
    private @Nullable OrderTerms wantedTerms;
    private long wantedQuantity;

    /** What the exchange says has traded, and what we know the executions of. */
    private long saidQuantity;

    private long heardQuantity;
    private long endedQuantity;
    private long updatedAt;
    private boolean accepted;
    private boolean triggered;
    private boolean waiting;
    private boolean wrongSide;
    private boolean over;
    private int absent;

    /**
     * @param known whether the exchange has said before that it took the order
     */
    TrackedOrder(OrderRequest request, boolean known) {
        this.request = request;
        symbol = symbolOf(request.instrument());
        terms = request.terms();
        quantity = request.quantity();
        accepted = known;
        waiting = terms.triggerPrice() > 0;
    }

    /** What the exchange calls an instrument. */
    static String symbolOf(Instrument instrument) {
        return instrument.base().code() + instrument.quote().code();
    }

    OrderRequest request() {
        return request;
    }

    String id() {
        return request.clientOrderId();
    }

    String symbol() {
        return symbol;
    }

    OrderTerms terms() {
        return terms;
    }

    /** Whether nothing more is expected of it. */
    boolean isOver() {
        return over && !isBehind();
    }

    /** Whether it is worth asking about, at a time, UTC microseconds. */
    boolean isOpen(long now) {
        boolean mayBe = accepted || now - request.createdAt() < UNHEARD_MICROS;
        return mayBe && absent < ABSENT_MAX && !isOver();
    }

    /** The exchange does not know it. */
    void isAbsent() {
        absent++;
    }

    /** Whether it has traded more than there are executions of. */
    boolean isBehind() {
        return saidQuantity > heardQuantity;
    }

    /** Whether it waits for its trigger price, as far as is known. */
    boolean isWaiting() {
        return waiting;
    }

    /** Whether it waits on the wrong side of the market and must be taken off. */
    boolean isOnWrongSide() {
        return wrongSide && !over;
    }

    /** When the exchange last changed it, as far as was heard, UTC microseconds. */
    long updatedAt() {
        return updatedAt;
    }

    /** Whether an execution was heard of. */
    boolean knows(ExecutionRow row) {
        return executions.contains(row.id());
    }

    /** A call was taken, which is not yet done. */
    void took(Call call) {
        if (!isAnswered(call)) {
            taken.add(call);
        }
    }

    /** Other terms are going to be asked for. */
    void wants(OrderTerms wanted, long wantedInAll) {
        wantedTerms = wanted;
        wantedQuantity = wantedInAll;
    }

    /** What was taken and nothing has been heard of since. */
    Set<Call> unanswered() {
        return Set.copyOf(taken);
    }

    private boolean isAnswered(Call call) {
        return over || (call == Call.SUBMIT && accepted);
    }

    /** What is new in an order as the exchange tells it. */
    List<VenueReport> hear(OrderRow row) {
        List<VenueReport> news = new ArrayList<>();
        absent = 0;
        Instrument instrument = request.instrument();
        long said = Units.quantity(instrument, row.filled());
        saidQuantity = Math.max(saidQuantity, said);
        if (row.updatedAt() < updatedAt) {
            return news;
        }
        updatedAt = row.updatedAt();
        OrderPhase phase = row.phase();
        waiting = phase == OrderPhase.WAITING;
        if (waiting && TermsReader.isOnWrongSide(row, request.terms())) {
            wrongSide = true;
            return news;
        }
        OrderEnding ending = OrderEnding.of(row, !row.byAmount() && said >= quantityOf(row));
        if (ending == null || (ending.how() != OrderEnd.REJECTED && !wrongSide)) {
            accept(row.orderId(), row.updatedAt(), news);
        }
        if (!phase.isOver()) {
            worksOn(row, phase, news);
        }
        if (row.isConditional() && hasTriggered(row)) {
            trigger(row.updatedAt(), news);
        }
        if (phase.isOver()) {
            end(ending, said, row.updatedAt(), news);
        }
        return news;
    }

    private long quantityOf(OrderRow row) {
        return row.byAmount() ? quantity : Units.quantity(request.instrument(), row.quantity());
    }

    private void accept(String exchangeOrderId, long at, List<VenueReport> news) {
        taken.remove(Call.SUBMIT);
        if (!accepted) {
            accepted = true;
            news.add(new VenueReport.Accepted(id(), exchangeOrderId, at));
        }
    }

    private void worksOn(OrderRow row, OrderPhase phase, List<VenueReport> news) {
        if (over || phase == OrderPhase.UNHEARD) {
            return;
        }
        OrderTerms now = TermsReader.of(row, request.instrument(), terms);
        long inAll = quantityOf(row);
        boolean isNew = !now.equals(terms) || inAll != quantity;
        boolean isWanted = now.equals(wantedTerms) && inAll == wantedQuantity;
        if (isNew || (isWanted && taken.contains(Call.AMEND))) {
            terms = now;
            quantity = inAll;
            news.add(new VenueReport.Amended(id(), now, inAll, row.updatedAt()));
        }
        if (isWanted) {
            wantedTerms = null;
            taken.remove(Call.AMEND);
        }
    }

    private static boolean hasTriggered(OrderRow row) {
        return switch (row.phase()) {
            case TRIGGERED, WORKING, FILLED -> true;
            case CANCELED -> row.filled().signum() > 0;
            case WAITING, REJECTED, UNHEARD -> false;
        };
    }

    private void trigger(long at, List<VenueReport> news) {
        if (!triggered && request.terms().triggerPrice() > 0) {
            triggered = true;
            news.add(new VenueReport.Triggered(id(), at));
        }
    }

    private void end(@Nullable OrderEnding ending, long said, long at, List<VenueReport> news) {
        boolean isNews = !over || said > endedQuantity;
        over = true;
        taken.clear();
        if (ending == null || !isNews) {
            return;
        }
        endedQuantity = said;
        boolean refused = wrongSide && said == 0;
        news.add(
                new VenueReport.Ended(
                        id(),
                        refused ? OrderEnd.REJECTED : ending.how(),
                        refused ? TRIGGER_PASSED : ending.reason(),
                        said,
                        at));
    }

    /** What is new in an execution. */
    List<VenueReport> hear(ExecutionRow row) {
        List<VenueReport> news = new ArrayList<>();
        // What cannot be counted is not known either.
        Fill fill = row.fill(request.instrument());
        if (!executions.add(row.id())) {
            return news;
        }
        accept(row.orderId(), row.at(), news);
        trigger(row.at(), news);
        heardQuantity += fill.quantity();
        news.add(new VenueReport.Execution(id(), fill, row.at()));
        return news;
    }

    /** It was refused, so there is no such order. */
    void neverWas() {
        over = true;
        taken.clear();
    }

    /** The call will not be heard of any more: nobody knows whether it was done. */
    void lose(Call call) {
        taken.remove(call);
    }
}
