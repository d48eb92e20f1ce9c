package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for, as it was first wanted. Immutable.
 *
 * @param clientOrderId our id, 1 to 36 characters of {@code A–Z a–z 0–9 - _}, which exchanges
 *     accept as it is
 * @param terms the first prices
 * @param quantity the first quantity, quantity units, above 0
 * @param member its place in a group; null when it stands alone
 * @param createdAt UTC microseconds since the epoch
 */
public record OrderRequest(
        String clientOrderId,
        Instrument instrument,
        Side side,
        OrderTerms terms,
        long quantity,
        OrderConditions conditions,
        @Nullable GroupMember member,
        long createdAt) {

    public static final int CLIENT_ORDER_ID_LENGTH_MAX = 36;

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a component breaks
     *     the rules above
     */
    public OrderRequest {
        if (!isClientOrderId(clientOrderId)) {
            throw invalid(clientOrderId, "an id is 1 to 36 of A-Z a-z 0-9 - _");
        }
        if (quantity <= 0) {
            throw invalid(clientOrderId, "the quantity must be above 0");
        }
        if (conditions.postOnly() && terms.type() != OrderType.LIMIT) {
            throw invalid(clientOrderId, "only a limit order can be post-only");
        }
    }

    /** An order that stands alone and works until it is filled or canceled. */
    public static OrderRequest of(
            String clientOrderId,
            Instrument instrument,
            Side side,
            OrderTerms terms,
            long quantity,
            long createdAt) {
        return new OrderRequest(
                clientOrderId,
                instrument,
                side,
                terms,
                quantity,
                OrderConditions.GTC,
                null,
                createdAt);
    }

    /** The same under other conditions. */
    public OrderRequest under(OrderConditions other) {
        return new OrderRequest(
                clientOrderId, instrument, side, terms, quantity, other, member, createdAt);
    }

    /** The same as a member of a group. */
    public OrderRequest in(GroupMember group) {
        return new OrderRequest(
                clientOrderId, instrument, side, terms, quantity, conditions, group, createdAt);
    }

    static boolean isClientOrderId(String text) {
        if (text.isEmpty() || text.length() > CLIENT_ORDER_ID_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isIdCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }

    private static TradekeepException invalid(String id, String rule) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Order \"" + id + "\": " + rule + ".");
    }
}
