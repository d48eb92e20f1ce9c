package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.engine.paper.OrderKind;
import dev.tradekeep.engine.paper.OrderTicket;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.TimeInForce;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.migrate.Sha256;
import dev.tradekeep.store.orders.CallerOrder;
import dev.tradekeep.store.signals.CallState;
import dev.tradekeep.store.signals.SignalCall;
import dev.tradekeep.store.signals.SignalHook;
import dev.tradekeep.store.signals.SignalRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls of hooks. A call is on the books before its order is placed, which goes the way of a
 * person's; the service is answered within two seconds, be it that the outcome is not known. The
 * same call again is answered as the first time. Thread-safe.
 */
final class SignalCalls {
    /** Chart services give up after three seconds. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    /** Orders that are being placed at a time. */
    private static final int UNDER_WAY_MAX = 64;

    private static final int ACTOR_CHARACTERS_MAX = 64;
    private static final int REFUSED = 409;
    private static final int BUSY = 503;

    private final Store store;
    private final Reads reads;
    private final OrderDesk desk;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(UNDER_WAY_MAX);

    SignalCalls(Store store, Reads reads, OrderDesk desk, InstantSource clock) {
        this.store = store;
        this.reads = reads;
        this.desk = desk;
        this.clock = clock;
    }

    /** What a call has come to: its row, and the order to place if that is still to be done. */
    private record Taken(SignalCall call, OrderTicket ticket) {}

    /** What became of a call, and the status of HTTP if it is refused. */
    private record Ended(SignalCall call, int status) {}

    /** Takes a call. */
    Reply call(Request request) {
        String path = Sha256.hex(request.part("secret"));
        SignalHook hook =
                reads.read(transaction -> new SignalRepository(transaction).findByPath(path))
                        .orElseThrow(SignalCalls::noHook);
        String text = request.body().whole();
        String address = cut(request.head().address(), 64);
        SignalMessage message;
        try {
            message = SignalMessage.read(text, hook.fields());
        } catch (TradekeepException e) {
            refuse(hook, SignalMessage.hash(text), "", e, address);
            throw e;
        }
        Taken taken;
        try {
            taken = take(hook, path, message, address);
        } catch (TradekeepException e) {
            if (e.code().kind() == ErrorCode.Kind.USER && e.code() != ErrorCode.NOT_FOUND) {
                refuse(hook, message.key(), message.wish(), e, address);
            }
            throw e;
        }
        return taken.call().state() == CallState.RECEIVED
                ? placed(hook, taken, address)
                : answer(new Ended(taken.call(), REFUSED));
    }

    private static TradekeepException noHook() {
        return new TradekeepException(ErrorCode.NOT_FOUND, "There is no hook at this path.");
    }

    private void refuse(
            SignalHook hook, String key, String wish, TradekeepException why, String address) {
        long at = Micros.now(clock);
        store.write(
                Durability.RELAXED,
                transaction -> {
                    new SignalRepository(transaction)
                            .refuse(
                                    hook.id(),
                                    key,
                                    cut(wish, SignalCall.WISH_CHARACTERS_MAX),
                                    String.valueOf(why.getMessage()),
                                    address,
                                    at);
                    return null;
                });
    }

    /** In one transaction: whether it was here before, whether it may be, and that it is. */
    private Taken take(SignalHook hook, String path, SignalMessage message, String address) {
        long at = Micros.now(clock);
        return store.write(
                Durability.FORCED,
                transaction -> {
                    SignalRepository signals = new SignalRepository(transaction);
                    // It may have been switched off, or given another path, since it was found.
                    SignalHook now =
                            signals.findByPath(path)
                                    .filter(one -> one.id() == hook.id())
                                    .orElseThrow(SignalCalls::noHook);
                    if (!now.enabled()) {
                        throw new TradekeepException(
                                ErrorCode.CONFLICT, "Hook " + now.name() + " is switched off.");
                    }
                    Optional<SignalCall> same = signals.same(now, message.key(), at);
                    OrderTicket draft = ticket(transaction, now, message);
                    if (same.isPresent()) {
                        return new Taken(same.get(), named(draft, same.get()));
                    }
                    if (signals.isBusy(now, at)) {
                        throw new TradekeepException(
                                ErrorCode.TOO_MANY_REQUESTS,
                                "Hook "
                                        + now.name()
                                        + " takes "
                                        + now.ordersPerMinute()
                                        + " orders a minute, and has had them.");
                    }
                    SignalCall call =
                            signals.receive(
                                    now.id(),
                                    message.key(),
                                    cut(message.wish(), SignalCall.WISH_CHARACTERS_MAX),
                                    address,
                                    at);
                    return new Taken(call, named(draft, call));
                });
    }

    private static OrderTicket named(OrderTicket draft, SignalCall call) {
        return new OrderTicket(
                draft.engine(),
                draft.instrument(),
                draft.portfolio(),
                draft.side(),
                draft.quantity(),
                draft.kind(),
                draft.reason(),
                call.callerOrderId());
    }

    private static OrderTicket ticket(
            Transaction transaction, SignalHook hook, SignalMessage message) {
        SignalRepository signals = new SignalRepository(transaction);
        Long id = signals.instruments(hook.id()).get(message.ticker().toUpperCase(Locale.ROOT));
        if (id == null) {
            throw SignalMessage.invalid(
                    "Hook "
                            + hook.name()
                            + " may not trade \""
                            + message.ticker()
                            + "\"; it has "
                            + String.join(", ", signals.instruments(hook.id()).keySet())
                            + ".");
        }
        ListedInstrument listed =
                new InstrumentRepository(transaction)
                        .find(id)
                        .orElseThrow(() -> Requests.notFound("instrument", message.ticker()));
        Optional<Long> last = signals.lastPrice(listed.id());
        requireWithin(hook, listed.instrument(), message, last);
        return new OrderTicket(
                hook.engine(),
                listed.instrument().symbol(),
                hook.portfolio(),
                message.side(),
                message.quantity(),
                new OrderKind(
                        hook.type(),
                        hook.type() == OrderType.LIMIT ? message.price().orElse(null) : null,
                        null,
                        null,
                        TimeInForce.GTC,
                        0,
                        false,
                        false),
                "asked for at hook " + hook.name(),
                null);
    }

    /** At the higher of the price that is said and the last that is known. */
    private static void requireWithin(
            SignalHook hook, Instrument instrument, SignalMessage message, Optional<Long> last) {
        Optional<Long> said =
                message.price()
                        .map(text ->
                                FixedPoint.parse(
                                        text, instrument.priceScale(), RoundingMode.CEILING));
        long price =
                hook.type() == OrderType.LIMIT
                        ? said.orElseThrow(() ->
                                SignalMessage.invalid(
                                        "A limit order needs \"" + hook.fields().price() + "\"."))
                        : Math.max(said.orElse(0L), last.orElse(0L));
        if (price <= 0) {
            throw SignalMessage.invalid(
                    "No price is known of "
                            + instrument.symbol()
                            + ", so what the order costs cannot be held against the limit. Send \""
                            + hook.fields().price()
                            + "\".");
        }
        long quantity = FixedPoint.parse(message.quantity(), instrument.quantityScale());
        if (quantity <= 0) {
            throw SignalMessage.invalid(
                    "Wanted a quantity above 0, found " + message.quantity() + ".");
        }
        long notional = instrument.notional(price, quantity);
        if (notional > hook.maxNotional()) {
            throw SignalMessage.invalid(
                    "Hook "
                            + hook.name()
                            + " places orders of at most "
                            + FixedPoint.format(hook.maxNotional(), hook.quoteScale())
                            + ", this one is of "
                            + FixedPoint.format(notional, hook.quoteScale())
                            + ".");
        }
    }

    private Reply placed(SignalHook hook, Taken taken, String address) {
        if (!places.tryAcquire()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    "Too many orders of hooks are being placed. Send it again.");
        }
        CompletableFuture<Ended> end =
                CompletableFuture.supplyAsync(
                                () -> place(hook, taken, address), Thread::startVirtualThread)
                        .whenComplete((_, _) -> places.release());
        Ended unknown = new Ended(taken.call(), REFUSED);
        return answer(
                Completion.await(
                        end.completeOnTimeout(
                                unknown, ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Places the order and says in the books what became of it, whoever still waits. */
    private Ended place(SignalHook hook, Taken taken, String address) {
        SignalCall call = taken.call();
        Actor actor =
                new Actor(
                        null,
                        cut("hook " + hook.name(), ACTOR_CHARACTERS_MAX),
                        address,
                        "hook " + hook.id());
        try {
            CallerOrder order = desk.place(taken.ticket(), actor);
            return new Ended(
                    end(call, state(order), order.clientOrderId(), order.detail()), REFUSED);
        } catch (TradekeepException e) {
            if (e.code() == ErrorCode.OUTCOME_UNKNOWN) {
                return new Ended(call, REFUSED);
            }
            return new Ended(
                    end(call, CallState.REFUSED, null, String.valueOf(e.getMessage())),
                    e.code().retryable() ? BUSY : REFUSED);
        }
    }

    static CallState state(CallerOrder order) {
        return order.status() == OrderStatus.DENIED ? CallState.DENIED : CallState.PLACED;
    }

    private SignalCall end(
            SignalCall call, CallState state, @Nullable String order, @Nullable String reason) {
        store.write(
                Durability.RELAXED,
                transaction -> {
                    new SignalRepository(transaction).end(call.id(), state, order, reason);
                    return null;
                });
        return new SignalCall(
                call.id(),
                call.hookId(),
                call.key(),
                state,
                call.wish(),
                order,
                reason,
                call.receivedAt());
    }

    /** Services try again only after a status of 500 or more. */
    private static Reply answer(Ended ended) {
        SignalCall call = ended.call();
        int status =
                switch (call.state()) {
                    case RECEIVED -> 202;
                    case PLACED, DENIED -> 200;
                    case REFUSED -> ended.status();
                };
        return Reply.object(
                status,
                Reply.JSON,
                json -> {
                    json.writeNumberProperty("call", call.id());
                    json.writeStringProperty("state", Word.of(call.state()));
                    String order = call.clientOrderId();
                    if (order != null) {
                        json.writeStringProperty("order", order);
                    }
                    String reason = call.reason();
                    if (reason != null) {
                        json.writeStringProperty("reason", reason);
                    }
                });
    }

    private static String cut(String text, int charactersMax) {
        return text.length() <= charactersMax ? text : text.substring(0, charactersMax);
    }
}
