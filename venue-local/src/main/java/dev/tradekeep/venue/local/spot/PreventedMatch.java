package dev.tradekeep.venue.local.spot;

/** Two orders of one account that did not trade; quantities are what each of them lost. */
public record PreventedMatch(
        long id,
        SpotOrder taker,
        SpotOrder maker,
        long price,
        long takerQuantity,
        long makerQuantity,
        long timeMicros) {}
