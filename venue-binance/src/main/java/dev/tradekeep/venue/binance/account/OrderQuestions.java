package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.binance.account.OrderWords.Standing;
import dev.tradekeep.venue.binance.wire.BinanceRest;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Params;
import dev.tradekeep.venue.net.Backoff;
import dev.tradekeep.venue.net.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what an order is. An answer is complete or there is none: what cannot be read, or does not
 * fit, decides nothing.
 */
final class OrderQuestions {
    private static final int WEIGHT = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Network network;
    private final BinanceRest rest;
    private final OrderNews news;
    private final TradeReader trades;
    private volatile boolean closed;

    OrderQuestions(Network network, BinanceRest rest, OrderNews news, TradeReader trades) {
        this.network = network;
        this.rest = rest;
        this.news = news;
        this.trades = trades;
    }

    /**
     * What the exchange says of an order.
     *
     * @param status in its words
     * @param trades none where it was not asked for them
     */
    record Answer(
            String exchangeId,
            String status,
            OrderTerms terms,
            long quantity,
            long filled,
            List<Fill> trades,
            long at) {}

    /** Asks until there is an answer, and reports it. */
    void ask(TrackedOrder order, long queryId) {
        Backoff pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
        network.run(() -> attempt(order, queryId, pauses));
    }

    void close() {
        closed = true;
    }

    private void attempt(TrackedOrder order, long queryId, Backoff pauses) {
        if (closed) {
            return;
        }
        boolean answered = false;
        try {
            answered = tell(order, queryId);
        } finally {
            if (!answered) {
                var _ = network.later(pauses.next(), () -> attempt(order, queryId, pauses));
            }
        }
    }

    private boolean tell(TrackedOrder order, long queryId) {
        try {
            Answer answer = whole(order);
            if (answer == null) {
                return false;
            }
            OrderEnd end =
                    OrderWords.standing(answer.status()) == Standing.ENDED
                            ? OrderWords.end(answer.status())
                            : null;
            note(order, answer);
            news.tell(
                    new VenueReport.OrderState(
                            queryId,
                            order.id(),
                            answer.exchangeId(),
                            end,
                            answer.terms(),
                            answer.quantity(),
                            answer.filled(),
                            answer.trades(),
                            answer.at()));
            return true;
        } catch (VenueException e) {
            if (isNotFound(e.failure())) {
                news.tell(new VenueReport.NotFound(queryId, order.id(), rest.clock().now()));
                return true;
            }
            return false;
        }
    }

    static boolean isNotFound(VenueFailure failure) {
        return failure instanceof VenueFailure.NotDone notDone
                && notDone.kind() == VenueFailure.Kind.NOT_FOUND;
    }

    /** What is told in an answer need not be told again. */
    private void note(TrackedOrder order, Answer answer) {
        news.accepted(order, answer.exchangeId(), answer.at());
        order.amended(answer.terms(), answer.quantity());
        answer.trades().forEach(fill -> order.trade(fill.exchangeTradeId(), fill.quantity()));
        order.told(answer.filled());
        if (OrderWords.standing(answer.status()) == Standing.ENDED) {
            order.end(answer.filled());
        }
    }

    /**
     * The order with its trades; null when what was said of it cannot be used.
     *
     * @throws VenueException when there is no answer, or no such order
     */
    private @Nullable Answer whole(TrackedOrder order) throws VenueException {
        Answer alone = order(order);
        if (alone == null) {
            return null;
        }
        try {
            List<Fill> fills = new ArrayList<>();
            long traded = 0;
            if (alone.filled() > 0) {
                for (Fields trade : trades.ofOrder(order.symbol, alone.exchangeId())) {
                    Fill fill = news.fill(order, trade);
                    if (fill == null) {
                        return null;
                    }
                    fills.add(fill);
                    traded += fill.quantity();
                }
            }
            return new Answer(
                    alone.exchangeId(),
                    alone.status(),
                    alone.terms(),
                    alone.quantity(),
                    Math.max(alone.filled(), traded),
                    fills,
                    alone.at());
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    /**
     * The order without its trades; null when what was said of it cannot be used.
     *
     * @throws VenueException when there is no answer, or no such order
     */
    @Nullable Answer order(TrackedOrder order) throws VenueException {
        Params params = new Params().put("symbol", order.symbol);
        String exchangeId = order.exchangeId();
        if (exchangeId == null) {
            params.put("origClientOrderId", order.id());
        } else {
            params.put("orderId", exchangeId);
        }
        long askedAt = rest.clock().now();
        try {
            return read(
                    order,
                    Fields.of(rest.askSigned(Lane.ACCOUNT, WEIGHT, "/api/v3/order", params).body()),
                    askedAt);
        } catch (Fields.Unreadable e) {
            throw BinanceRest.unreadable(e);
        }
    }

    private @Nullable Answer read(TrackedOrder order, Fields said, long askedAt) {
        String status = said.text("status");
        if (OrderWords.standing(status) == Standing.STRANGE) {
            news.strange("order status", status);
            return null;
        }
        try {
            OrderTerms terms =
                    Amounts.terms(
                            order.instrument(),
                            said.text("type"),
                            said.text("price"),
                            said.text("stopPrice", "0"),
                            said.has("trailingDelta"));
            return new Answer(
                    said.text("orderId"),
                    status,
                    terms == null ? order.terms() : terms,
                    Amounts.quantity(order.instrument(), said.text("origQty")),
                    Amounts.quantity(order.instrument(), said.text("executedQty")),
                    List.of(),
                    Math.max(askedAt, said.time("updateTime")));
        } catch (TradekeepException e) {
            news.strange("order " + order.id(), e.getMessage());
            return null;
        }
    }
}
