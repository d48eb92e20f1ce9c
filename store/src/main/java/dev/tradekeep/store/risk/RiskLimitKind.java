package dev.tradekeep.store.risk;

import dev.tradekeep.store.sql.Word;

/** What a limit bounds, and what its value counts. */
public enum RiskLimitKind {
    /** The quantity of an order. */
    ORDER_QUANTITY(LimitUnit.QUANTITY, false),
    /** What an order can trade for. */
    ORDER_NOTIONAL(LimitUnit.MONEY, false),
    /** The quantity of a position, long or short. */
    POSITION_QUANTITY(LimitUnit.QUANTITY, true),
    /** What a position is worth at the last price. */
    POSITION_NOTIONAL(LimitUnit.MONEY, true),
    /** How many orders may be open at a time. */
    OPEN_ORDERS(LimitUnit.COUNT, false),
    /** How many orders may be sent in a minute. */
    ORDERS_PER_MINUTE(LimitUnit.COUNT, false),
    /** What may be lost in a UTC day. */
    DAILY_LOSS(LimitUnit.MONEY, true),
    /** How far equity may fall from its high. */
    DRAWDOWN_BPS(LimitUnit.BASIS_POINTS, true),
    /** How far from the last price an order may trade to its disadvantage. */
    PRICE_COLLAR_BPS(LimitUnit.BASIS_POINTS, false),
    /** How old the last price may be when an order is decided. */
    PRICE_AGE(LimitUnit.SECONDS, false),
    /** How much of the last candle's volume an order may be. */
    VOLUME_SHARE_BPS(LimitUnit.BASIS_POINTS, false),
    /** How long nothing is opened after a trade that closed at a loss. */
    LOSS_COOLDOWN(LimitUnit.SECONDS, false);

    private final LimitUnit unit;
    private final boolean watched;

    RiskLimitKind(LimitUnit unit, boolean watched) {
        this.unit = unit;
        this.watched = watched;
    }

    public LimitUnit unit() {
        return unit;
    }

    /** Whether prices and fills can break it, too, not only an order. */
    public boolean isWatched() {
        return watched;
    }

    /** Whether it bounds what is held of an instrument. */
    public boolean isOfPosition() {
        return this == POSITION_QUANTITY || this == POSITION_NOTIONAL;
    }

    /** Whether an action makes sense for it. */
    public boolean takes(LimitAction action) {
        return action != LimitAction.REDUCE || isOfPosition();
    }

    /** For people, such as {@code daily loss}. */
    public String words() {
        return Word.of(this).replace("_bps", "").replace('_', ' ');
    }
}
