package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Database;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.auditlog.AuditEntry;
import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.write.Durability;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of connections, each change with its entry in the audit log. The keys are read
 * anew for each use: nothing of them stays in memory, and a file that was put back is found.
 * Thread-safe.
 */
public final class Secrets {
    /** Longer ones are none of an exchange; as UTF-8 even these fit the table. */
    public static final int CHARACTERS_MAX = 2_048;

    private static final String OBJECT = "secret";

    private final Database database;
    private final InstantSource clock;
    private final SecretSettings settings;
    private final SecureRandom random;

    /** A secret that is saved while the keys change must not be left under one that goes away. */
    private final ReentrantLock keysInUse = new ReentrantLock();

    public Secrets(
            Database database, InstantSource clock, SecretSettings settings, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.random = random;
    }

    /**
     * Keeps a secret in the place of the one of its kind.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such connection;
     *     with {@link ErrorCode#SECRET_UNREADABLE} when the key file cannot be used
     */
    public void set(Actor by, String connection, SecretKind kind, String secret) {
        if (secret.isEmpty() || secret.length() > CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a secret of 1 to " + CHARACTERS_MAX + " characters.");
        }
        keysInUse.lock();
        try {
            SecretBox box = new SecretBox(keys(), random);
            write((transaction, at) -> {
                long id = require(transaction, connection);
                new SecretRepository(transaction).save(box.seal(id, kind, secret), at);
                note(transaction, by, "secret.set", name(connection, kind), null, at);
                return id;
            });
        } finally {
            keysInUse.unlock();
        }
    }

    /**
     * Takes a secret away; needs no key.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none
     */
    public void delete(Actor by, String connection, SecretKind kind) {
        write((transaction, at) -> {
            long id = require(transaction, connection);
            if (!new SecretRepository(transaction).delete(id, kind)) {
                throw notThere(connection, kind);
            }
            note(transaction, by, "secret.delete", name(connection, kind), null, at);
            return id;
        });
    }

    /** A secret, for the program itself: it is never shown. */
    public String reveal(String connection, SecretKind kind) {
        try (Reader reader = database.openReader()) {
            return reader.read(transaction ->
                    new SecretRepository(transaction)
                            .find(require(transaction, connection), kind)
                            .map(new SecretBox(keyFile().read(), random)::open)
                            .orElseThrow(() -> notThere(connection, kind)));
        }
    }

    /**
     * Makes a new key and encrypts every secret under it, all or none. The key is in the file
     * before the first secret needs it, and the old ones leave it after the last; a crash between
     * leaves both, and everything readable.
     *
     * @return how many secrets there are
     */
    public int rotate(Actor by) {
        keysInUse.lock();
        try {
            var _ = keys();
            SecretBox box = new SecretBox(keyFile().addKey(), random);
            int count =
                    write((transaction, at) -> {
                        int resealed = new SecretRepository(transaction).resealAll(box::reseal, at);
                        note(transaction, by, "secret.rotate", "all", resealed + " secrets", at);
                        return resealed;
                    });
            keyFile().dropOldKeys();
            return count;
        } finally {
            keysInUse.unlock();
        }
    }

    /** A first key is made only while no secret needs one that is lost. */
    private SecretKeys keys() {
        KeyFile file = keyFile();
        if (!file.exists() && isEmpty()) {
            file.make();
        }
        return file.read();
    }

    private KeyFile keyFile() {
        return settings.of(database.path(), random);
    }

    private boolean isEmpty() {
        try (Reader reader = database.openReader()) {
            return reader.read(transaction -> new SecretRepository(transaction).list().isEmpty());
        }
    }

    @FunctionalInterface
    private interface Work<R> {
        R run(Transaction transaction, long at);
    }

    private <R> R write(Work<R> work) {
        long at = Micros.now(clock);
        return database.write(Durability.FORCED, transaction -> work.run(transaction, at));
    }

    private static long require(Transaction transaction, String name) {
        return new ConnectionRepository(transaction)
                .find(name)
                .map(ExchangeConnection::id)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no connection \"" + name + "\"."));
    }

    private static void note(
            Transaction transaction,
            Actor by,
            String action,
            String object,
            @Nullable String after,
            long at) {
        new AuditLog(transaction)
                .append(
                        new AuditEntry(
                                by.userId(),
                                by.name(),
                                action,
                                OBJECT,
                                object,
                                null,
                                after,
                                by.address(),
                                at));
    }

    private static String name(String connection, SecretKind kind) {
        return connection + "/" + Word.of(kind);
    }

    private static TradekeepException notThere(String connection, SecretKind kind) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "Connection \"" + connection + "\" has no " + Word.of(kind) + ".");
    }
}
