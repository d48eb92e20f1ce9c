package dev.tradekeep.venue;

import dev.tradekeep.model.market.Bar;

/** Lets a bar happen to the working orders of an instrument. */
interface Matching {

    /** Whether an order may take part: why not, or an empty text. */
    String objection(RestingOrder order, Bar bar);

    void match(Bar bar);
}
