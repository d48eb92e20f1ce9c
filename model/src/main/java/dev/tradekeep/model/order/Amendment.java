package dev.tradekeep.model.order;

/**
 * Other terms that are wanted and not confirmed yet.
 *
 * @param quantity the whole quantity wanted, fills included, quantity units
 * @param state asked for or lost; {@link RequestState#NONE} while it waits to be asked for
 */
public record Amendment(OrderTerms terms, long quantity, RequestState state) {
    Amendment lost() {
        return new Amendment(terms, quantity, RequestState.LOST);
    }

    Amendment asked() {
        return new Amendment(terms, quantity, RequestState.ASKED);
    }
}
