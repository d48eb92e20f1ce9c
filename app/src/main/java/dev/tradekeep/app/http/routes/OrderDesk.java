package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.engine.booking.OrderWitness;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.engine.paper.OrderChange;
import dev.tradekeep.engine.paper.OrderTicket;
import dev.tradekeep.engine.paper.PlacedOrder;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Pending;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.orders.CallerOrder;
import dev.tradekeep.store.orders.OrderEventPayload;
import dev.tradekeep.store.orders.OrderRepository;
import dev.tradekeep.store.sql.Word;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Places, amends and cancels what people ask for. Who asked is in the audit log in the transaction
 * of the order. A caller may name an order with an id of their own; the same id again places
 * nothing and is answered as the first time, for ever. Thread-safe.
 */
final class OrderDesk {
    private static final Pattern CALLER_ORDER_ID =
            Pattern.compile(
                    "[A-Za-z0-9._:-]{1," + OrderRepository.CALLER_ORDER_ID_LENGTH_MAX + "}");

    private final EngineManager engines;
    private final Reads reads;
    private final InstantSource clock;
    private final Supplier<Optional<TradekeepException>> problem;

    /**
     * Orders that are being placed, by the caller's id, until the engine has booked or refused
     * them, however long the caller waited: another of that id waits for that end.
     */
    private final Map<String, CompletableFuture<@Nullable Void>> underWay =
            new ConcurrentHashMap<>();

    /**
     * @param problem what keeps the books from being written
     */
    OrderDesk(
            EngineManager engines,
            Reads reads,
            InstantSource clock,
            Supplier<Optional<TradekeepException>> problem) {
        this.engines = engines;
        this.problem = problem;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Places an order, or finds the one of the caller's id.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the id is that of an order
     *     which is not the same; with {@link ErrorCode#OUTCOME_UNKNOWN} when one of that id has
     *     begun and is not on the books yet; with {@link ErrorCode#SERVER_DEGRADED} when the engine
     *     ended with what keeps the books from being written; otherwise as {@link
     *     Completion#awaitPromptly}
     */
    CallerOrder place(OrderTicket ticket, Actor actor) {
        try {
            return placeOnce(ticket, actor);
        } catch (TradekeepException e) {
            String engine = ticket.engine();
            if (e.code() != ErrorCode.CONFLICT || runs(engine)) {
                throw e;
            }
            var _ = reads.read(transaction -> Names.get(transaction, NameQuery.ENGINE, engine));
            throw problem.get().map(why -> ended(engine, why)).orElse(e);
        }
    }

    private boolean runs(String engine) {
        return engines.running().stream().anyMatch(one -> one.name().equals(engine));
    }

    /** That it should be started is no advice for an engine which ended with the books. */
    private static TradekeepException ended(String engine, TradekeepException why) {
        return new TradekeepException(
                ErrorCode.SERVER_DEGRADED,
                "Engine " + engine + " has ended, nothing was written. " + why.getMessage(),
                why);
    }

    private CallerOrder placeOnce(OrderTicket ticket, Actor actor) {
        String id = ticket.callerOrderId();
        if (id == null) {
            return answer(ticket, engines.place(ticket, placing(ticket, actor)));
        }
        if (!CALLER_ORDER_ID.matcher(id).matches()) {
            throw Requests.wanted(
                    "1 to "
                            + OrderRepository.CALLER_ORDER_ID_LENGTH_MAX
                            + " characters of A-Z a-z 0-9 . _ : -",
                    "clientOrderId",
                    id);
        }
        CompletableFuture<@Nullable Void> mine = reserve(id);
        Pending<PlacedOrder> placed;
        try {
            Optional<CallerOrder> found =
                    reads.read(transaction -> new OrderRepository(transaction).findByCallerId(id));
            if (found.isPresent()) {
                free(id, mine);
                return same(found.get(), ticket);
            }
            placed = engines.place(ticket, placing(ticket, actor));
        } catch (RuntimeException e) {
            free(id, mine);
            throw e;
        }
        var _ = placed.whenComplete((order, failure) -> free(id, mine));
        return answer(ticket, placed);
    }

    private CompletableFuture<@Nullable Void> reserve(String id) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        long end = System.nanoTime() + Completion.BEGIN_WITHIN.toNanos();
        CompletableFuture<@Nullable Void> other = underWay.putIfAbsent(id, mine);
        while (other != null) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!Completion.isDoneWithin(other, left)) {
                throw new TradekeepException(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "An order of the id "
                                + id
                                + " is being placed and not on the books yet. Ask for it again by"
                                + " the same id; it is placed once.");
            }
            other = underWay.putIfAbsent(id, mine);
        }
        return mine;
    }

    private void free(String id, CompletableFuture<@Nullable Void> mine) {
        underWay.remove(id, mine);
        mine.complete(null);
    }

    private OrderWitness placing(OrderTicket ticket, Actor actor) {
        return witness("order.place", actor, ticket.callerOrderId());
    }

    /** Asks for an open order to be cancelled. */
    Order cancel(String clientOrderId, Actor actor) {
        return engines.cancel(clientOrderId, witness("order.cancel", actor, null));
    }

    /** Asks for other terms of an open order. */
    Order amend(String clientOrderId, OrderChange change, Actor actor) {
        return engines.amend(clientOrderId, change, witness("order.amend", actor, null));
    }

    private static CallerOrder answer(OrderTicket ticket, Pending<PlacedOrder> pending) {
        PlacedOrder placed = Completion.awaitPromptly(pending, "The order");
        Order order = placed.order();
        return new CallerOrder(
                order.clientOrderId(),
                ticket.engine(),
                order.instrument().symbol(),
                order.side(),
                order.type(),
                order.quantity(),
                order.instrument().quantityScale(),
                order.limitPrice(),
                order.instrument().priceScale(),
                order.status(),
                placed.event() instanceof OrderEvent.Denied denied
                        ? OrderEventPayload.describe(denied)
                        : null,
                order.createdAt());
    }

    private static CallerOrder same(CallerOrder found, OrderTicket ticket) {
        String limit = ticket.kind().limitPrice();
        boolean same =
                found.engine().equals(ticket.engine())
                        && found.side() == ticket.side()
                        && found.type() == ticket.kind().typeOrMade()
                        && found.quantity()
                                == FixedPoint.parse(ticket.quantity(), found.quantityScale())
                        && found.limitPrice()
                                == (limit == null
                                        ? 0
                                        : FixedPoint.parse(limit, found.priceScale()));
        if (!same) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The id "
                            + ticket.callerOrderId()
                            + " is that of order "
                            + found.clientOrderId()
                            + ", which is not the same. Give every order an id of its own.");
        }
        return found;
    }

    private OrderWitness witness(String action, Actor actor, @Nullable String callerOrderId) {
        return (transaction, before, after) ->
                actor.note(
                        transaction,
                        action,
                        "order",
                        after.clientOrderId(),
                        before == null ? null : describe(before, null),
                        describe(after, callerOrderId),
                        Micros.now(clock));
    }

    private static String describe(Order order, @Nullable String callerOrderId) {
        String quantity = FixedPoint.format(order.quantity(), order.instrument().quantityScale());
        String limit =
                order.limitPrice() == 0
                        ? ""
                        : " at "
                                + FixedPoint.format(
                                        order.limitPrice(), order.instrument().priceScale());
        return Word.of(order.status())
                + ": "
                + Word.of(order.side())
                + " "
                + quantity
                + " "
                + order.instrument().symbol()
                + limit
                + (callerOrderId == null ? "" : ", the caller's " + callerOrderId);
    }
}
