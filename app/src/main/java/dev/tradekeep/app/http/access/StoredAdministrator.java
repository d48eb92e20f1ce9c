package dev.tradekeep.app.http.access;

import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.users.UserRepository;
import dev.tradekeep.store.users.UserRole;

/** The first administrator among the users. */
public final class StoredAdministrator implements FirstAdministrator {
    private final Passwords passwords = new Passwords();

    @Override
    public boolean exists(Transaction transaction) {
        return new UserRepository(transaction).hasAdministrator();
    }

    @Override
    public String hash(String password, String name) {
        return passwords.hashChosen(password, name);
    }

    @Override
    public void create(Transaction transaction, String name, String passwordHash, long at) {
        new UserRepository(transaction).add(name, UserRole.ADMINISTRATOR, passwordHash, at);
    }
}
