package dev.tradekeep.store.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * Money that somebody moved.
 *
 * @param transferId the caller's id of it, 1 to 64 characters
 * @param from the portfolio that it left; null for a deposit from outside
 * @param to the portfolio that it reaches; null for a withdrawal
 * @param amount asset units, above 0
 * @param createdAt UTC microseconds
 * @param arrivedAt likewise; null while it is in transit
 * @param reason why an administrator adjusted a portfolio by it; null when money moved
 * @param kind what an adjustment is in the ledger; null when money moved
 */
public record Transfer(
        String transferId,
        @Nullable Long from,
        @Nullable Long to,
        long assetId,
        long amount,
        long createdAt,
        @Nullable Long arrivedAt,
        @Nullable String reason,
        Posting.@Nullable Reason kind) {
    /** Characters of a reason at most. */
    public static final int REASON_CHARACTERS_MAX = 200;

    /** Characters of an id at most. */
    public static final int ID_CHARACTERS_MAX = 64;

    public boolean hasArrived() {
        return arrivedAt != null;
    }

    /** Whether another says the same of where it goes and how much it is. */
    public boolean isSameAs(Transfer other) {
        return equals(
                new Transfer(
                        transferId,
                        other.from,
                        other.to,
                        other.assetId,
                        other.amount,
                        createdAt,
                        arrivedAt,
                        other.reason,
                        other.kind));
    }
}
