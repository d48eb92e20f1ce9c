package dev.tradekeep.engine.booking;

import java.util.List;

/**
 * What one input changed, written down in one transaction.
 *
 * @param number one above that of the booking before
 * @param at UTC microseconds since the epoch
 */
public record Booking(long number, long at, List<BookingLine> lines) {
    public Booking {
        lines = List.copyOf(lines);
    }
}
