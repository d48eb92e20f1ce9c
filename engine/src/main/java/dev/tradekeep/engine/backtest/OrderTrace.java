package dev.tradekeep.engine.backtest;

import dev.tradekeep.model.order.Order;
import java.util.Arrays;

/**
 * What a run asked for, order by order, in the order of time: enough to tell whether another run
 * asked for the same. Not thread-safe while it grows.
 */
public final class OrderTrace {
    private static final int FIRST_CAPACITY = 256;
    private static final int MIX = 31;

    private long[] times = new long[FIRST_CAPACITY];

    /** Of all that was asked for. */
    private int[] hashes = new int[FIRST_CAPACITY];

    /** The market, and the side as its sign: what does not depend on how much money there is. */
    private int[] signals = new int[FIRST_CAPACITY];

    private int size;

    void add(int market, Order order) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            signals = Arrays.copyOf(signals, 2 * size);
        }
        times[size] = order.createdAt();
        int signal = (market + 1) * order.side().sign();
        signals[size] = signal;
        int hash = MIX * signal + order.request().terms().hashCode();
        hash = MIX * hash + Long.hashCode(order.request().quantity());
        hashes[size] = MIX * hash + order.clientOrderId().hashCode();
        size++;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** When one was asked for, UTC microseconds. */
    public long at(int place) {
        return times[place];
    }

    /** How many were asked for at a time or before. */
    public int until(long at) {
        int place = Arrays.binarySearch(times, 0, size, at);
        if (place < 0) {
            return -place - 1;
        }
        while (place < size && times[place] == at) {
            place++;
        }
        return place;
    }

    /** Whether another run asked for the same up to a time, that time included. */
    public boolean isSameUntil(OrderTrace other, long at) {
        int count = until(at);
        return other.until(at) == count
                && Arrays.equals(times, 0, count, other.times, 0, count)
                && Arrays.equals(hashes, 0, count, other.hashes, 0, count);
    }

    /** Whether another run asked at the same times to buy and sell the same, after a time. */
    public boolean hasSameSignalsAfter(OrderTrace other, long at) {
        int from = until(at);
        int its = other.until(at);
        return Arrays.equals(times, from, size, other.times, its, other.size)
                && Arrays.equals(signals, from, size, other.signals, its, other.size);
    }
}
