package dev.tradekeep.venue;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderStatus;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An exchange made of candles. The same orders and candles give the same reports, ids and times.
 *
 * <p>A request reaches the exchange at the open of the instrument's next candle, and nothing is
 * reported before. There, in this order:
 *
 * <ol>
 *   <li>Every waiting request is answered in the order it came. A cancel beats a fill of the same
 *       candle.
 *   <li>Every working order is matched, oldest first, always in full. A market order trades at the
 *       open with slippage. A limit order trades at the open with slippage, but at its limit at
 *       worst, when the open is better than the limit; else at its limit when the candle goes
 *       beyond it. A candle that only touches the limit fills nothing: others stood in the queue
 *       before us.
 * </ol>
 *
 * <p>Every time is the candle's open time. The exchange's order id is {@code S-} and our id, the
 * trade id is our id and {@code -1}: unique wherever ours is. Balances are not the exchange's
 * business; the risk check keeps them.
 *
 * <p>Not thread-safe: one engine thread submits, feeds candles and hears the reports. A listener
 * may submit and cancel.
 */
public final class SimulatedExchange implements ExchangeGateway {
    private final ExecutionCosts costs;
    private final ExecutionListener listener;
    private final Map<String, Book> books = new HashMap<>();

    public SimulatedExchange(ExecutionCosts costs, ExecutionListener listener) {
        this.costs = costs;
        this.listener = listener;
    }

    /**
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when the order is not {@code
     *     SUBMITTED}
     */
    @Override
    public void submit(Order order) {
        ensure(
                order.status() == OrderStatus.SUBMITTED,
                "order " + order.clientOrderId() + " was sent while " + order.status());
        book(order.instrument()).requests.add(new Request.Submit(order));
    }

    @Override
    public void cancel(Order order) {
        book(order.instrument()).requests.add(new Request.Cancel(order.clientOrderId()));
    }

    /**
     * Lets an instrument's next candle happen: reports what it does to the orders.
     *
     * @throws TradekeepException with {@link ErrorCode#INTERNAL} when the candle is not later than
     *     the instrument's last one
     */
    public void onCandle(Instrument instrument, Candle candle) {
        Book book = book(instrument);
        ensure(
                candle.openTime() > book.lastOpenTime,
                "candles of " + instrument.symbol() + " must move forward in time");
        book.lastOpenTime = candle.openTime();
        if (!book.requests.isEmpty()) {
            answerRequests(book, candle);
        }
        if (!book.working.isEmpty()) {
            match(book, candle);
        }
    }

    /**
     * Closes the market of an instrument: every request that waits and every order that works
     * expires.
     *
     * @param at UTC microseconds since the epoch, not before the last candle
     */
    public void close(Instrument instrument, long at) {
        Book book = book(instrument);
        List<String> unfilled = new ArrayList<>(book.working.keySet());
        for (Request request : book.requests) {
            if (request instanceof Request.Submit(Order order)) {
                unfilled.add(order.clientOrderId());
            }
        }
        book.requests.clear();
        book.working.clear();
        unfilled.forEach(id -> report(id, new OrderEvent.Expired(at)));
    }

    private Book book(Instrument instrument) {
        return books.computeIfAbsent(instrument.symbol(), symbol -> new Book());
    }

    private void answerRequests(Book book, Candle candle) {
        // Counted first: what a listener asks for now belongs to the next candle.
        for (int waiting = book.requests.size(); waiting > 0; waiting--) {
            switch (book.requests.remove()) {
                case Request.Submit(Order order) -> accept(book, order, candle);
                case Request.Cancel(String clientOrderId) -> cancel(book, clientOrderId, candle);
            }
        }
    }

    private void accept(Book book, Order order, Candle candle) {
        long at = candle.openTime();
        String id = order.clientOrderId();
        Optional<String> objection = objection(book, order, candle);
        if (objection.isPresent()) {
            report(id, new OrderEvent.Rejected(at, objection.get()));
            return;
        }
        book.working.put(id, order);
        report(id, new OrderEvent.Accepted(at, "S-" + id));
    }

    private static Optional<String> objection(Book book, Order order, Candle candle) {
        Instrument instrument = order.instrument();
        if (book.working.containsKey(order.clientOrderId())) {
            return Optional.of("the client order id is in use");
        }
        if (!instrument.onLotGrid(order.quantity())) {
            return Optional.of("the quantity is not on the lot grid");
        }
        if (!instrument.onTickGrid(order.limitPrice())) {
            return Optional.of("the price is not on the tick grid");
        }
        // One tick is the lowest price there is, and it must not be better than the market's.
        if (order.type() == OrderType.MARKET
                && order.side() == Side.SELL
                && candle.open() < instrument.tickSize()) {
            return Optional.of("the market trades below one tick");
        }
        return Optional.empty();
    }

    private void cancel(Book book, String clientOrderId, Candle candle) {
        long at = candle.openTime();
        boolean wasWorking = book.working.remove(clientOrderId) != null;
        report(
                clientOrderId,
                wasWorking
                        ? new OrderEvent.Canceled(at)
                        : new OrderEvent.CancelRejected(at, "the order is not working"));
    }

    private void match(Book book, Candle candle) {
        var orders = book.working.values().iterator();
        while (orders.hasNext()) {
            Order order = orders.next();
            OptionalLong price = executionPrice(order, candle);
            if (price.isPresent()) {
                orders.remove();
                fill(order, price.getAsLong(), candle.openTime());
            }
        }
    }

    /** The price the order trades at within the candle; empty when it does not trade. */
    private OptionalLong executionPrice(Order order, Candle candle) {
        long slipped = costs.slippedPrice(order.instrument(), order.side(), candle.open());
        if (order.type() == OrderType.MARKET) {
            return OptionalLong.of(slipped);
        }
        long limit = order.limitPrice();
        return switch (order.side()) {
            case BUY ->
                    candle.open() < limit
                            ? OptionalLong.of(Math.min(slipped, limit))
                            : onlyIf(candle.low() < limit, limit);
            case SELL ->
                    candle.open() > limit
                            ? OptionalLong.of(Math.max(slipped, limit))
                            : onlyIf(candle.high() > limit, limit);
        };
    }

    private static OptionalLong onlyIf(boolean trades, long price) {
        return trades ? OptionalLong.of(price) : OptionalLong.empty();
    }

    private void fill(Order order, long price, long at) {
        Instrument instrument = order.instrument();
        ensure(
                instrument.onTickGrid(price),
                "order " + order.clientOrderId() + " would trade off the tick grid at " + price);
        long notional = instrument.notional(price, order.quantity());
        Fill fill =
                new Fill(
                        order.clientOrderId() + "-1",
                        price,
                        order.quantity(),
                        notional,
                        costs.feeOf(instrument, notional),
                        at);
        report(order.clientOrderId(), new OrderEvent.Filled(at, fill));
    }

    private void report(String clientOrderId, OrderEvent event) {
        listener.onExecution(new ExecutionReport(clientOrderId, event));
    }

    private static void ensure(boolean condition, String problem) {
        if (!condition) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "Simulated exchange: " + problem + ".");
        }
    }

    /** What waits to be answered. */
    private sealed interface Request {
        record Submit(Order order) implements Request {}

        record Cancel(String clientOrderId) implements Request {}
    }

    /** One instrument's requests and orders. */
    private static final class Book {
        private final ArrayDeque<Request> requests = new ArrayDeque<>();
        private final Map<String, Order> working = new LinkedHashMap<>();
        private long lastOpenTime = Long.MIN_VALUE;
    }
}
