package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the connector knows of an order of ours. Guarded by its own monitor. */
final class TrackedOrder {
    final OrderRequest request;
    final String symbol;
    private @Nullable String exchangeId;
    private OrderTerms terms;
    private long quantity;
    private final Set<String> trades = new HashSet<>();
    private long traded;
    private long told;
    private boolean accepted;
    private boolean triggered;
    private boolean cancelAsked;
    private boolean ended;
    private long endedWith;

    /** Done once it is known what became of its submission, or the exchange told of it. */
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    TrackedOrder(OrderRequest request, @Nullable String exchangeId) {
        this.request = request;
        this.exchangeId = exchangeId;
        symbol = Symbols.of(request.instrument());
        terms = request.terms();
        quantity = request.quantity();
        accepted = exchangeId != null;
    }

    /** What became of its submission is known, or that nobody knows. */
    void settle() {
        sent.complete(null);
    }

    /** Does something once its submission is over, so that it does not overtake that. */
    void afterSubmission(Runnable task) {
        var _ = sent.thenRun(task);
    }

    String id() {
        return request.clientOrderId();
    }

    Instrument instrument() {
        return request.instrument();
    }

    synchronized @Nullable String exchangeId() {
        return exchangeId;
    }

    synchronized void exchangeId(String id) {
        exchangeId = id;
    }

    synchronized OrderTerms terms() {
        return terms;
    }

    synchronized long quantity() {
        return quantity;
    }

    synchronized void amended(OrderTerms terms, long quantity) {
        this.terms = terms;
        this.quantity = quantity;
    }

    /** Whether it is news that the exchange has it. */
    synchronized boolean accept() {
        boolean news = !accepted;
        accepted = true;
        settle();
        return news;
    }

    synchronized boolean isAccepted() {
        return accepted;
    }

    /** Whether it is news that its trigger was reached. */
    synchronized boolean trigger() {
        boolean news = !triggered;
        triggered = true;
        return news;
    }

    synchronized void cancelAsked() {
        cancelAsked = true;
    }

    synchronized boolean isCancelAsked() {
        return cancelAsked;
    }

    /** A trade came; whether it is news. */
    synchronized boolean trade(String id, long units) {
        boolean news = trades.add(id);
        if (news) {
            traded += units;
        }
        return news;
    }

    /** The exchange says that so much has traded. */
    synchronized void told(long units) {
        told = Math.max(told, units);
    }

    /** Whether more has traded than came as trades. */
    synchronized boolean lacksTrades() {
        return told > traded;
    }

    /** What is known to have traded, quantity units. */
    synchronized long traded() {
        return Math.max(told, traded);
    }

    /** It ended with so much traded, quantity units; whether it is news. */
    synchronized boolean end(long units) {
        boolean news = !ended || units > endedWith;
        ended = true;
        endedWith = Math.max(endedWith, units);
        return news;
    }

    /** Whether nothing more can happen to it, as far as it was told. */
    synchronized boolean isOver() {
        return (ended || traded >= quantity) && told <= traded;
    }

    /** Whether it works at the exchange, as far as it was told. */
    synchronized boolean isWorking() {
        return accepted && !ended && Math.max(told, traded) < quantity;
    }
}
