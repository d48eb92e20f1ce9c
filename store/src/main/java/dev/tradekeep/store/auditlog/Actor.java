package dev.tradekeep.store.auditlog;

import dev.tradekeep.store.sql.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the audit log.
 *
 * @param userId null for whoever sits at the machine, and for the system itself
 * @param name of the user, or of the part of the system
 * @param address where the request came from; null when it came from this machine
 * @param credential what the request was made with, such as {@code session 12} or {@code token 3
 *     backup}; null when it needed none
 */
public record Actor(
        @Nullable Long userId, String name, @Nullable String address, @Nullable String credential) {
    /** Whoever runs a command on the machine of the file. */
    public static final Actor COMMAND_LINE = new Actor(null, "command line", null, null);

    /**
     * Appends to the audit log what this one does, in the transaction that does it.
     *
     * @param action a word for it, such as {@code user.role}
     * @param objectType what it is done to
     * @param objectName which one
     * @param before how it was; null when it was not there
     * @param after how it is; null when it is gone
     */
    public void note(
            Transaction transaction,
            String action,
            String objectType,
            String objectName,
            @Nullable String before,
            @Nullable String after,
            long at) {
        new AuditLog(transaction)
                .append(
                        new AuditEntry(
                                userId,
                                name,
                                action,
                                objectType,
                                objectName,
                                before,
                                after,
                                address,
                                credential,
                                at));
    }
}
