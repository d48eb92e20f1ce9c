package dev.tradekeep.venue;

/** The rules by which a bar fills orders. */
public enum FillModel {
    /**
     * Slippage is money and the price stays on the grid; a bar fills no more than a share of its
     * volume; cash is never overdrawn; every kind of order.
     */
    BARS,
    /**
     * Market and limit orders at the next open, always in full; slippage moves the price up to the
     * next tick. No volume limit, and cash is not looked at.
     */
    NEXT_OPEN_TICK
}
