package dev.tradekeep.app.secrets;

import org.jspecify.annotations.Nullable;

/**
 * Who changes a secret, for the audit log.
 *
 * @param userId null for nobody who is a user
 * @param address where the request came from; null for this machine
 */
public record Actor(@Nullable Long userId, String name, @Nullable String address) {
    /** Whoever may run commands here. */
    public static final Actor COMMAND_LINE = new Actor(null, "command line", null);
}
