package dev.tradekeep.venue.local.spot;

import java.util.List;

/** Orders that depend on each other. */
public final class OrderList {
    /** How they depend. */
    public enum Kind {
        /** One cancels the other. */
        OCO,
        /** One triggers others. */
        OTO
    }

    private final long id;
    private final Kind kind;
    private final SpotMarket market;
    private final Account account;
    private final String clientId;
    private final List<SpotOrder> orders;
    private final long createdMicros;
    private boolean done;
    private boolean rejected;

    OrderList(
            long id,
            Kind kind,
            SpotMarket market,
            Account account,
            String clientId,
            List<SpotOrder> orders,
            long createdMicros) {
        this.id = id;
        this.kind = kind;
        this.market = market;
        this.account = account;
        this.clientId = clientId;
        this.orders = List.copyOf(orders);
        this.createdMicros = createdMicros;
    }

    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public SpotMarket market() {
        return market;
    }

    public Account account() {
        return account;
    }

    public String clientId() {
        return clientId;
    }

    /** In the order in which they were sent; the first of an OTO is the one that triggers. */
    public List<SpotOrder> orders() {
        return orders;
    }

    public long createdMicros() {
        return createdMicros;
    }

    /** Whether all of its orders have ended. */
    public boolean isDone() {
        return done;
    }

    /** Whether a pending order could not be placed. */
    public boolean isRejected() {
        return rejected;
    }

    void reject() {
        rejected = true;
    }

    /** Whether it has just ended. */
    boolean finish() {
        if (done || orders.stream().anyMatch(order -> order.state().isOpen())) {
            return false;
        }
        done = true;
        return true;
    }
}
