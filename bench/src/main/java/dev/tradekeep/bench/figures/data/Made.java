package dev.tradekeep.bench.figures.data;

import dev.tradekeep.model.order.OrderStatus;

/** Every value of the data set as a function of its row, the same in every run. */
public final class Made {
    /** When the data ends: 2026-01-01T00:00:00Z, UTC microseconds. */
    public static final long END = 1_767_225_600_000_000L;

    /** Microseconds. */
    public static final long DAY = 86_400_000_000L;

    static final long MINUTE = 60_000_000;
    static final long DAY_MINUTES = 1_440;

    /** Trades of an order that was filled: three of all orders, for three of five are filled. */
    static final int TRADES_PER_FILL = 5;

    private static final int HUNDRED = 100;
    private static final int FILLED = 60;
    private static final int CANCELED = 90;
    private static final int EXPIRED = 96;
    private static final int REJECTED = 99;
    private static final long PRICE = 10_000;
    private static final long YEAR = 365 * DAY_MINUTES * MINUTE;

    private Made() {}

    /**
     * A number without pattern for each number.
     *
     * @see <a href="https://doi.org/10.1145/2660193.2660195">SplitMix64, its finalizer</a>
     */
    static long mix(long of) {
        long z = of * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** One of {@code 0..bound}, the end excluded. */
    static long pick(long of, long bound) {
        return Long.remainderUnsigned(mix(of), bound);
    }

    /** Our id of an order. */
    public static String clientOrderId(long order) {
        return "o%016x".formatted(mix(order));
    }

    static OrderStatus status(long order, Sizes sizes) {
        if (isOpen(order, sizes)) {
            return OrderStatus.ACCEPTED;
        }
        long share = pick(order + 7, HUNDRED);
        if (share < FILLED) {
            return OrderStatus.FILLED;
        }
        if (share < CANCELED) {
            return OrderStatus.CANCELED;
        }
        if (share < EXPIRED) {
            return OrderStatus.EXPIRED;
        }
        return share < REJECTED ? OrderStatus.REJECTED : OrderStatus.DENIED;
    }

    /** Some of all the history, the most in its last part. */
    private static boolean isOpen(long order, Sizes sizes) {
        return order > sizes.orders() - sizes.openOrders();
    }

    static long account(long order) {
        return 1 + pick(order + 3, Sizes.ACCOUNTS);
    }

    static long instrument(long order) {
        return 1 + pick(order + 5, Sizes.INSTRUMENTS);
    }

    static long price(long row) {
        return PRICE + pick(row + 11, PRICE);
    }

    static long quantity(long row) {
        return TRADES_PER_FILL * (1 + pick(row + 13, 1_000));
    }

    /** Orders come evenly over the last year. */
    static long createdAt(long order, Sizes sizes) {
        return END - YEAR + (long) ((double) order / (sizes.orders() + 1) * YEAR);
    }

    /** A walk that is the same for every series: open, high, low, close, volume. */
    static long[] candle(long series, long minute) {
        long open = PRICE + pick(series, PRICE) + pick(minute, 200);
        long close = PRICE + pick(series, PRICE) + pick(minute + 1, 200);
        long high = Math.max(open, close) + pick(minute + 2, 20);
        long low = Math.min(open, close) - pick(minute + 3, 20);
        return new long[] {open, high, low, close, 1 + pick(minute + series, 10_000)};
    }
}
