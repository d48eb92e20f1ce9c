package dev.tradekeep.venue.local.matching;

/** An order with a number, to tell of it. */
final class NumberedOrder extends BookOrder {
    final int number;

    NumberedOrder(int number) {
        this.number = number;
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
