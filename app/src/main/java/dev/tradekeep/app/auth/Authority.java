package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.Optional;

/**
 * Who changes users, and up to which role: nobody gives rights that they do not have, nor takes
 * over a user who has more.
 *
 * @param actor for the audit log
 * @param most the highest role all of whose rights the actor has; empty for none
 */
public record Authority(Actor actor, Optional<UserRole> most) {
    /** Whoever may write the file may do everything. */
    public static final Authority COMMAND_LINE =
            new Authority(Actor.COMMAND_LINE, Optional.of(UserRole.ADMINISTRATOR));

    /**
     * Refuses to touch a role above the actor's.
     *
     * @throws TradekeepException with {@link ErrorCode#FORBIDDEN}
     */
    void require(UserRole role) {
        if (most.isEmpty() || role.compareTo(most.get()) > 0) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "Wanted somebody who may do all that a "
                            + Word.of(role)
                            + " may; "
                            + actor.name()
                            + " may not give or change such rights here.");
        }
    }
}
