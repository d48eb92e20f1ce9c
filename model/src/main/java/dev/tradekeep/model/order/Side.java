package dev.tradekeep.model.order;

/** Whether an order or fill buys or sells the base asset. */
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** The direction of the quantity: +1 for a buy, -1 for a sell. */
    public int sign() {
        return sign;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
