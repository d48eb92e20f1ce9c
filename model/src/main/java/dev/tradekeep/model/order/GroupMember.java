package dev.tradekeep.model.order;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/**
 * The place of an order in a group, whose orders end one another.
 *
 * @param groupId the client order id of the group's first order
 */
public record GroupMember(String groupId, Role role) {

    /** What an order is for in its group. */
    public enum Role {
        /** Opens a position; the exits are sized by what it fills. */
        ENTRY,
        /** Ends a loss. */
        STOP,
        /** Takes a profit. */
        TARGET
    }

    /**
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the id is no client
     *     order id
     */
    public GroupMember {
        if (!OrderRequest.isClientOrderId(groupId)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted the id of a group's first order, found \"" + groupId + "\".");
        }
    }

    /** Whether it closes what the entry opened. */
    public boolean isExit() {
        return role != Role.ENTRY;
    }
}
