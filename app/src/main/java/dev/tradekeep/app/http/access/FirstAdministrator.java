package dev.tradekeep.app.http.access;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Transaction;

/** Whoever may administer first. That there is one is what makes an installation complete. */
public interface FirstAdministrator {
    /** Whether anyone may administer. */
    boolean exists(Transaction transaction);

    /**
     * Turns a password into what is stored of it. It takes its time, so it is done outside of any
     * transaction.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the password will not
     *     do
     */
    String hash(String password, String name);

    /**
     * Adds the administrator.
     *
     * @param passwordHash as {@link #hash} gave it
     * @param at UTC microseconds
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when the name is none
     */
    void create(Transaction transaction, String name, String passwordHash, long at);
}
