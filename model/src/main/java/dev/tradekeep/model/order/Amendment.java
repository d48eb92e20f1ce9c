package dev.tradekeep.model.order;

/**
 * Other terms that were asked for and are not confirmed yet.
 *
 * @param quantity the whole quantity wanted, fills included, quantity units
 * @param state asked for or lost
 */
public record Amendment(OrderTerms terms, long quantity, RequestState state) {
    Amendment lost() {
        return new Amendment(terms, quantity, RequestState.LOST);
    }
}
